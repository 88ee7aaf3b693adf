// What is tried in practice is nobody's use of a chatbot: it is not counted.
promptwacht.count = () => {};
