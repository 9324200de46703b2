import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { isDaoError } from "../../core/errors.js";
import type { RelayApp } from "./app-type.js";
import { HttpRefusal, statusOf, wireError } from "./refusal.js";
import { SAFE_HEADERS } from "./security.js";

/** What Fastify and Node refuse by themselves, in our words. */
const KNOWN: Readonly<Record<string, [status: number, code: string, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, "body-too-large", "The body is larger than this place takes."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    415,
    "media-type-unsupported",
    "This place does not take a body of that Content-Type.",
  ],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    400,
    "content-length-wrong",
    "The body is not as long as its Content-Length says.",
  ],
  FST_ERR_BAD_URL: [400, "url-malformed", "The path is not well-formed percent-encoding."],
  FST_ERR_MAX_PARAM_LENGTH: [414, "url-too-long", "A part of the path is too long."],
  FST_ERR_HANDLER_TIMEOUT: [503, "timeout", "The relay did not finish in time."],
  ECONNRESET: [400, "request-aborted", "The request ended before its body did."],
};

const BY_STATUS: Readonly<Record<number, [code: string, message: string]>> = {
  404: ["not-found", "There is nothing at this path."],
  406: ["not-acceptable", "None of the accepted media types can be given."],
  412: ["precondition-failed", "What was to be matched did not match."],
  416: ["range-not-satisfiable", "The content has no such range."],
};

/** What an error is answered with; undefined when it is nothing anybody could expect. */
function answerTo(
  error: FastifyError,
): [status: number, body: ReturnType<typeof wireError>] | undefined {
  if (error instanceof HttpRefusal)
    return [error.statusCode, wireError(error.code, error.message, error.hint)];
  if (isDaoError(error)) return [statusOf(error), wireError(error.code, error.message, error.hint)];
  if (hasZodFastifySchemaValidationErrors(error)) {
    const [first] = error.validation;
    const place = [error.validationContext, ...(first?.instancePath.split("/") ?? [])];
    const where = place.filter((part) => part !== undefined && part !== "").join(".");
    return [400, wireError("input-invalid", `${where}: ${first?.message ?? "is not valid"}`)];
  }
  const known = KNOWN[error.code];
  if (known !== undefined) return [known[0], wireError(known[1], known[2])];
  const status = error.statusCode;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  const [code, message] = BY_STATUS[status] ?? [
    "request-refused",
    "The request is not well-formed.",
  ];
  return [status, wireError(code, message)];
}

/** Sends any error in the one shape. What nobody expected is logged, and answered without details. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const [status, body] = answerTo(error) ?? [
    500,
    wireError(
      "internal-error",
      "Something went wrong in the relay.",
      `It is in its log as ${request.id}.`,
    ),
  ];
  if (status >= 500) request.log.error({ err: error, requestId: request.id }, "request failed");
  // What they describe is not sent.
  for (const header of ["content-disposition", "content-length", "etag", "last-modified"])
    reply.removeHeader(header);
  const { retryAfter } = error as { retryAfter?: unknown };
  if (typeof retryAfter === "number")
    void reply.header("retry-after", String(Math.max(1, Math.ceil(retryAfter))));
  void reply
    .code(status)
    .headers(SAFE_HEADERS) // A path that cannot be read reaches no hook that would set them.
    .type("application/json; charset=utf-8")
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

/** Register after the rate limit: asking for what is not there counts too. */
export function answerErrors(app: RelayApp): void {
  app.setErrorHandler<FastifyError>(sendError);
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) =>
    sendError(
      new HttpRefusal(404, "not-found", "There is nothing at this path.", {
        hint: "/openapi.json lists what there is.",
      }) as unknown as FastifyError,
      request,
      reply,
    ),
  );
}
