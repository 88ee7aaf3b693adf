/** A way into the extension's isolated world, where the closed root is open. Chromium only: the other browser's protocol does not
 * give it. */
import { until } from "./driver.mjs";

/**
 * @param {{page: object}} chat an open page that the extension guards
 * @returns {Promise<(code: string) => Promise<any>>} evaluates code in which `root` is the closed root
 */
export async function insideOf(chat) {
  const session = await chat.page.createCDPSession();
  const contexts = [];
  session.on("Runtime.executionContextCreated", ({ context }) => contexts.push(context));
  await session.send("Runtime.enable");
  const ours = ({ origin, auxData }) => auxData?.type === "isolated" && origin.startsWith("chrome-extension:");
  await until(() => contexts.some(ours), "the extension's world");
  const contextId = contexts.findLast(ours).id;
  return async (code) => {
    const expression = `{ const root = chrome.dom.openOrClosedShadowRoot(document.querySelector("promptwacht-ui")); ${code} }`;
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression, contextId, awaitPromise: true, returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}
