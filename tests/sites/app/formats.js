/** Whether the editor of this page keeps formats (`?formats`): bold, code and a list, as a paste from a letter or a record brings them. */
export const formats = location.search === "?formats";
