// The way to what is counted, where the organisation counts.

const { policy: { counts } = {} } = await chrome.storage.local.get("policy");
document.querySelector("#counts").hidden = !(counts?.address || counts?.keep);
