// The way to what is counted, where the organisation counts.

import { policy } from "../language.js";

const { address, keep } = policy?.counts ?? {};
document.querySelector("#counts").hidden = !(address || keep);
