// After an install by hand the pages to learn open with their welcome. Where an organisation installs us nothing opens unasked.
chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  if (reason !== "install") return;
  const { installType } = await chrome.management.getSelf();
  if (installType === "normal") await chrome.tabs.create({ url: chrome.runtime.getURL("learn/learn.html#welcome") });
});
