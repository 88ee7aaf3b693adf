/** Pictures of our pages for `docs/screens`, taken when `PICTURES` names a folder; those in the docs are of Chromium. */
export async function picture(browser, page, name) {
  if (process.env.PICTURES && browser === "chromium") await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
}
