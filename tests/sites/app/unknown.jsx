/** A page of a guarded host after a redesign: its box is a widget that nothing outside can look into. */
class Writer extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "closed" });
    const box = document.createElement("div");
    box.contentEditable = "true";
    box.tabIndex = 0;
    box.style.cssText = "min-height: 44px; padding: 10px 16px; border: 1px solid #d9dfe5; border-radius: 22px;";
    root.append(box);
  }
}

customElements.define("chat-writer", Writer);
document.getElementById("composer").append(document.createElement("chat-writer"));
