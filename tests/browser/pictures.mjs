import { setTimeout as sleep } from "node:timers/promises";

/** What fades in or follows the box is at rest by then. */
const REST_MS = 1500;

/** Pictures of our pages for `docs/screens`, taken when `PICTURES` names a folder; those in the docs are of Chromium. */
export async function picture(browser, page, name) {
  if (!process.env.PICTURES || browser !== "chromium") return;
  await sleep(REST_MS);
  await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}
