/**
 * What a screen reader is given, as text: one line a node. Chromium tells it by its own protocol, Firefox by the service that
 * feeds screen readers, in the browser's own window.
 */

/** What is said with a node, or decides when it is said. The names are Chromium's. */
const SAID = new Set(["focused", "expanded", "collapsed", "checked", "pressed", "level", "modal", "live", "atomic", "disabled", "unavailable", "required"]);

/** The tree of our element in a page. */
export const treeOf = (rig, page) => (rig.name === "chromium" ? chromiumTree(page, "promptwacht-ui") : firefoxTree(rig));

/** The tree of a page of Chromium, or of one element in it. */
export async function chromiumTree(page, host) {
  const session = await page.createCDPSession();
  try {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const ours = host && (await within(session, host));
    return `${lines(nodes[0], byId, ours, 0).join("\n")}\n`;
  } finally {
    await session.detach();
  }
}

/** The ids of all that is inside an element, closed roots and what a style draws included. */
async function within(session, selector) {
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const all = (node) => [node, ...["children", "shadowRoots", "pseudoElements"].flatMap((part) => (node[part] ?? []).flatMap(all))];
  return new Set(all(all(root).find(({ localName }) => localName === selector)).map(({ backendNodeId }) => backendNodeId));
}

/** A node and what is below it. A node that is nothing to a screen reader gives way to its children; what a style draws has no id. */
function lines(node, byId, ours, depth, inside = !ours) {
  const role = node.role?.value;
  if (role === "InlineTextBox") return [];
  const mine = inside || !ours || (node.backendDOMNodeId !== undefined && ours.has(node.backendDOMNodeId));
  const words = said(node, role === "heading");
  const silent = !mine || node.ignored || (["generic", "none"].includes(role) && words === "");
  const children = (node.childIds ?? []).flatMap((id) => (byId.has(id) ? lines(byId.get(id), byId, ours, silent ? depth : depth + 1, mine) : []));
  // A live part in which nothing stands yet says nothing; when it is made is a matter of frames.
  if (role === "generic" && children.length === 0) return [];
  return silent ? children : [`${"  ".repeat(depth)}${role}${words}`, ...children];
}

function said({ name, description, value, properties = [] }, isHeading) {
  const states = properties
    .filter(({ name: property, value: { value: is } }) => SAID.has(property) && (property !== "level" || isHeading) && is !== false && is !== "false")
    .map(({ name: property, value: { value: is } }) => (is === true || is === "true" ? property : `${property}=${is}`));
  return line(name?.value, description?.value, value?.value, states);
}

function line(name, description, value, states) {
  const text = [name && ` ${JSON.stringify(name)}`, description && ` (${JSON.stringify(description)})`, value && ` = ${JSON.stringify(value)}`];
  return text.filter(Boolean).join("") + (states.length > 0 ? ` [${states.sort().join(" ")}]` : "");
}

/**
 * The same of the tab in front of Firefox: of the parts of the document those that are ours. It tells no owner, but class and tag; and
 * not reliably the focus, which a window in the background has only now and then.
 */
async function firefoxTree(rig) {
  const nodes = JSON.parse(await rig.inWindow(`(async () => {
    const service = Cc["@mozilla.org/accessibilityService;1"].getService(Ci.nsIAccessibilityService);
    const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const read = (node, depth) => {
      const [state, extra] = [{}, {}];
      node.getState(state, extra);
      const attributes = Object.fromEntries([...node.attributes.enumerate()].map(({ key, value }) => [key, value]));
      const below = [];
      for (let child = node.firstChild; child; child = child.nextSibling) below.push(...read(child, depth + 1));
      return [{ depth, role: service.getStringRole(node.role), name: node.name, description: node.description, attributes,
        states: [...service.getStringStates(state.value, extra.value)] }, ...below];
    };
    // The tree is made when it is asked for first, and follows the page a moment later.
    for (let turn = 0, last = ""; turn < 60; turn += 1) {
      const document = service.getAccessibleFor(gBrowser.selectedBrowser)?.firstChild;
      const now = document ? JSON.stringify(read(document, 0)) : "";
      if (now !== "" && now === last) return now;
      last = now;
      await pause(250);
    }
    throw new Error("no tree that stays as it is");
  })()`));
  const OURS = /^(chip|said|names|card|spoken)\b/;
  let mine = false;
  const chosen = nodes.filter(({ depth, attributes }) => {
    if (depth === 1) mine = attributes.tag === "dialog" || OURS.test(attributes.class ?? "");
    return mine && depth > 0;
  }).filter(({ attributes, depth }, at, all) => attributes.class !== "spoken" || all[at + 1]?.depth > depth);
  return `${chosen.map(({ depth, role, name, description, attributes, states }) => {
    const also = ["level", "live", "atomic"].filter((key) => attributes[key] && (key !== "level" || role === "heading")).map((key) => `${key}=${attributes[key]}`);
    return `${"  ".repeat(depth - 1)}${role}${line(name, description, "", [...states.filter((state) => SAID.has(state) && state !== "focused"), ...also])}`;
  }).join("\n")}\n`;
}
