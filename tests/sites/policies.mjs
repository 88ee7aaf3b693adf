/**
 * The Content-Security-Policies the pages are served under. The first two are what public records show for the real sites
 * (chatgpt.com August 2025, claude.ai 2024); Copilot's script-src is not on record, so its pages get only a trusted-types
 * list, as that one page had; of the others nothing is on record. The strict ones are harsher than any site on record.
 */
const common = "object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

/** @type {Record<string, (nonce: string) => string>} */
export const policies = {
  chatgpt: (nonce) =>
    `default-src 'self'; script-src 'nonce-${nonce}' 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; ` +
    `img-src 'self' data:; connect-src 'self'; frame-src 'self'; ${common}`,
  claude: (nonce) =>
    `script-src 'strict-dynamic' 'wasm-unsafe-eval' https: 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; ` +
    `connect-src 'self'; ${common}`,
  copilot: () => `trusted-types default react lexical 'allow-duplicates'; ${common}`,
  unrecorded: () => common,
  // Another page may show it.
  framed: () => "object-src 'none'; base-uri 'none'",
  strict: (nonce) => `${strictWithoutTypes(nonce)}; require-trusted-types-for 'script'; trusted-types 'none'`,
  strictWithoutTypes,
};

function strictWithoutTypes(nonce) {
  return (
    `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'none'`
  );
}
