import { uri } from "../../proposing/contents/uri.js";
import { proposing } from "../../proposing/proposing.js";

export const proposeUri = proposing(uri);
