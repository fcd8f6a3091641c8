/** Numbers that protocols define, with their names: safe to keep next to words that say what they are. */

/** The IANA HTTP Status Code Registry, as Node's \`http.STATUS_CODES\` has it; a test compares the two. */
export const HTTP_STATUSES = `
100 Continue
101 Switching Protocols
102 Processing
103 Early Hints
200 OK
201 Created
202 Accepted
203 Non-Authoritative Information
204 No Content
205 Reset Content
206 Partial Content
207 Multi-Status
208 Already Reported
226 IM Used
300 Multiple Choices
301 Moved Permanently
302 Found
303 See Other
304 Not Modified
305 Use Proxy
307 Temporary Redirect
308 Permanent Redirect
400 Bad Request
401 Unauthorized
402 Payment Required
403 Forbidden
404 Not Found
405 Method Not Allowed
406 Not Acceptable
407 Proxy Authentication Required
408 Request Timeout
409 Conflict
410 Gone
411 Length Required
412 Precondition Failed
413 Payload Too Large
414 URI Too Long
415 Unsupported Media Type
416 Range Not Satisfiable
417 Expectation Failed
418 I'm a Teapot
421 Misdirected Request
422 Unprocessable Entity
423 Locked
424 Failed Dependency
425 Too Early
426 Upgrade Required
428 Precondition Required
429 Too Many Requests
431 Request Header Fields Too Large
451 Unavailable For Legal Reasons
500 Internal Server Error
501 Not Implemented
502 Bad Gateway
503 Service Unavailable
504 Gateway Timeout
505 HTTP Version Not Supported
506 Variant Also Negotiates
507 Insufficient Storage
508 Loop Detected
509 Bandwidth Limit Exceeded
510 Not Extended
511 Network Authentication Required
`;

/** By number, from 0 (https://github.com/grpc/grpc/blob/master/doc/statuscodes.md). */
export const GRPC_STATUSES = `
  OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED
  RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS
  UNAUTHENTICATED
`;

/** The IANA WebSocket Close Code Number Registry, of RFC 6455 and later; those above it belong to applications. */
export const WEBSOCKET_CLOSES = `
1000 Normal Closure
1001 Going Away
1002 Protocol Error
1003 Unsupported Data
1004 Reserved
1005 No Status Rcvd
1006 Abnormal Closure
1007 Invalid frame payload data
1008 Policy Violation
1009 Message Too Big
1010 Mandatory Ext.
1011 Internal Error
1012 Service Restart
1013 Try Again Later
1014 Bad Gateway
1015 TLS handshake
`;

/** By number, from 0 (RFC 9113, section 7); Node puts \`NGHTTP2_\` in front. */
export const HTTP2_ERRORS = `
  NO_ERROR PROTOCOL_ERROR INTERNAL_ERROR FLOW_CONTROL_ERROR SETTINGS_TIMEOUT STREAM_CLOSED FRAME_SIZE_ERROR
  REFUSED_STREAM CANCEL COMPRESSION_ERROR CONNECT_ERROR ENHANCE_YOUR_CALM INADEQUATE_SECURITY HTTP_1_1_REQUIRED
`;
