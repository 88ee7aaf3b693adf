/** Settings with values of a wrong type, made from the schema that the browser gets and a sample in which every setting stands. */

const WRONG = { object: 7, array: 7, string: 7, boolean: "ja", integer: "veel" };

/** Whether a value is of the types of a schema, through and through. */
export function fits(schema, value) {
  if (schema.type === "array") return Array.isArray(value) && value.every((entry) => fits(schema.items, entry));
  if (schema.type === "integer") return Number.isInteger(value);
  if (schema.type !== "object") return typeof value === schema.type;
  return typeof value === "object" && Object.entries(value).every(([name, inner]) => fits(schema.properties[name], inner));
}

/** Every setting below a schema, `[]` for the entries of a list. */
export function paths(schema, path) {
  if (schema.type === "array") return [path, ...paths(schema.items, `${path}[]`)];
  if (schema.type !== "object") return [path];
  return [path, ...Object.entries(schema.properties).flatMap(([name, inner]) => paths(inner, `${path}.${name}`))];
}

/**
 * Copies of a setting, each with one wrong value in it.
 * @returns {{path: string, value: unknown}[]} the path as complaints name it, `[0]` for the first entry
 */
export function oneWrong(schema, sample, path) {
  const all = [{ path, value: WRONG[schema.type] }];
  if (schema.type === "array") for (const { path: at, value } of oneWrong(schema.items, sample[0], `${path}[0]`)) all.push({ path: at, value: [value] });
  if (schema.type === "object") {
    for (const [name, inner] of Object.entries(schema.properties)) {
      const wrong = oneWrong(inner, sample[name] ?? {}, `${path}.${name}`);
      for (const { path: at, value } of wrong) all.push({ path: at, value: { ...sample, [name]: value } });
    }
  }
  return all;
}

/**
 * Deals them out: in each round every setting has at most one wrong value, and one of two lists of links is right and names the round.
 * @param {object} schema @param {object} sample
 */
export function roundsOf(schema, sample) {
  const left = Object.entries(schema.properties).map(([name, inner]) => [name, oneWrong(inner, sample[name], name)]);
  const rounds = [];
  while (left.some(([, wrong]) => wrong.length > 0)) {
    const sign = rounds.length % 2 ? "tips" : "links";
    const round = { paths: [], sign, values: { [sign]: [{ ...sample[sign][0], title: `Ronde ${rounds.length}` }] } };
    for (const [name, wrong] of left) {
      if (name === sign || wrong.length === 0) continue;
      const { path, value } = wrong.shift();
      round.paths.push(path);
      round.values[name] = value;
    }
    rounds.push(round);
  }
  return rounds;
}

/** As much wrong at once as fits, for a browser that reads its policies at the start alone: what is in tables and lists, lists, tables. */
export function filesOf(schema, sample) {
  const named = Object.entries(schema.properties);
  const entries = (list, from, path) => {
    const wrong = oneWrong(list.items, from[0], "");
    return { value: wrong.map(({ value }) => value), paths: wrong.map(({ path: at }, index) => `${path}[${index}]${at}`) };
  };
  const inner = { values: {}, paths: [] };
  const lists = { values: {}, paths: [] };
  const tables = { values: {}, paths: [] };
  const put = (file, values, name, value, paths) => ((values[name] = value), file.paths.push(...paths));
  for (const [name, one] of named) {
    if (one.type === "object") {
      put(tables, tables.values, name, WRONG.object, [name]);
      for (const [key, setting] of Object.entries(one.properties)) {
        const path = `${name}.${key}`;
        const { value, paths } = setting.type === "array" ? entries(setting, sample[name][key], path) : { value: WRONG[setting.type], paths: [path] };
        put(inner, (inner.values[name] ??= {}), key, value, paths);
        if (setting.type === "array") put(lists, (lists.values[name] ??= {}), key, WRONG.array, [path]);
      }
    } else if (one.type === "array") {
      const { value, paths } = entries(one, sample[name], name);
      put(inner, inner.values, name, value, paths);
      put(lists, lists.values, name, WRONG.array, [name]);
    } else {
      put(inner, inner.values, name, WRONG[one.type], [name]);
    }
  }
  return [inner, lists, tables];
}
