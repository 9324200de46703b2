import { config } from "zod";

// zod compiles its schemas with `new Function` where it may; the page's policy forbids that, and trying it is reported.
config({ jitless: true });
