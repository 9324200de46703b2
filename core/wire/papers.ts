/** Body of `POST /v1/papers`. */
export { type PaperJson, paperSchema } from "../authenticator/paper-schema.js";
