/** Looks into our closed root, which no page can: Chromium opens it to the extension's own world, Firefox to the browser's. */
import { until } from "./driver.mjs";

/**
 * @returns {Promise<(code: string) => Promise<unknown>>} evaluates an expression in which `root` is the closed root; the value must be plain
 */
export async function lookInside(rig, page) {
  if (rig.inTab) return (code) => rig.inTab(page, code);
  const session = await page.createCDPSession();
  const contexts = [];
  session.on("Runtime.executionContextCreated", ({ context }) => contexts.push(context));
  await session.send("Runtime.enable");
  const ours = ({ origin, auxData }) => auxData?.type === "isolated" && origin.startsWith("chrome-extension:");
  await until(() => contexts.some(ours), "the extension's world");
  const contextId = contexts.findLast(ours).id;
  return async (code) => {
    const expression = `(() => { const root = chrome.dom.openOrClosedShadowRoot(document.querySelector("promptwacht-ui")); return ${code}; })()`;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}
