/**
 * Words that may leave a person's machine, reviewed one by one. A test makes sure that none of them is in
 * lists of first names, last names and common user names.
 */

/** The vocabulary of errors beyond the words that the runtimes use anyway. */
export const TECHNICAL_WORDS = `
  abort aborted accept access address after all allowed alloc already and anonymous apply argument arguments array
  async attempt attempted auth authenticate authority authorization available await bad be because before bigint being between bind
  body broken browser buffer build built but by byte bytes cache call callback called cannot catch cause certificate
  chain change channel character check child chunk cipher class clear client clone close closed code column command compile
  configuration connect connected connecting connection construct content context control convert copy corrupt could
  crash create created credentials data database date decode decrypt default define delete denied depth descriptor
  destroy destroyed detached did different digest directory disabled disconnect disconnected dispatch does domain done
  download duplicate each element emit empty enabled encode encoding encrypt encrypted end endpoint entry environment
  error errors escape event events exceeded exception execute exists exit expected expired export extension fail failed
  failure fatal fetch field file filename finish finished first flags flush folder for forbidden format found frame
  from full function generator get given handle handler handshake hash header headers heap hook host hostname http
  icon id identifier if ignore illegal immediate import in incorrect index init initialization initialize input
  inside install instance instead integer internal interrupted into invalid invoke invoking is issuer it item iterable
  iterate iterator its json key keys kind known large last length less level line library limit limits listen listener
  listeners load loaded loader loading local lock locked lookup lost main make malformed many map match matching
  maximum memory message metadata method microtasks min minimum minor missing mode module modules more must native
  navigation negative nested net network next no non not nothing notify null number object of off offset ok old on one
  only open operation operations option options or origin out output overflow own package parameter parameters
  parse parser parsing part path pending permission permitted pipe pool port position positive prepare previous
  private process processing promises properties property protocol prototype proxy public push queue range
  rate read reader readable ready reason receive received recursion redirect reference refused register reject rejected
  rejection rejections release remote remove render rendering replace reply request requested required reserved reset
  resolve resolved resolver resource response result retry return returned revoked run runtime same schedule schema scheme
  scope script second seconds secure security see segment select self-signed send sender sent sequence serialize
  service session set settings setup share should shut shutdown signal signature signed size slice small socket
  software some sort source space specified specifier stack stale start started state status stop storage store stored
  stream string strings subject submit success supported symbol sync syntax system table target task temporarily terminated than
  that the their them then there these this throw throws ticks time timed timeout timer times timestamp to token too
  transfer transform tried trigger trust try type unable unavailable undefined unexpected unhandled unicode uninitialized
  unknown unsupported until update upgrade upload use used using validate value values variable verify
  version view wait waiting was watch when where which while whole width with without worker write writable writer
  writing written wrong yet you your zero
`;

/** Names in code and protocols, with their own casing. */
export const BUILT_IN_NAMES = `
  AbortController AbortSignal AggregateError Array ArrayBuffer AsyncFunction BigInt BigInt64Array BigUint64Array Blob
  Boolean BroadcastChannel Buffer DataView Date DOMException Electron Error EvalError Event EventTarget File FormData
  Float32Array Float64Array Function GraphQL Headers HTTP HTTPS Int16Array Int32Array Int8Array Intl IPC IPv4 IPv6
  JSON KeyObject Map Math MessageChannel MessagePort NaN Node.js Number Object OpenSSL Proxy RangeError React
  ReadableStream Reflect ReferenceError RegExp Request Response Set SharedArrayBuffer SSL String Symbol SyntaxError
  TextDecoder TextEncoder TLS TypeError TypedArray Uint16Array Uint32Array Uint8Array Uint8ClampedArray URI URIError
  URL URLSearchParams UTF-8 WeakMap WeakRef WeakSet WebAssembly WebSocket Window WritableStream X509Certificate
  ascii base64 gRPC base64url http2 latin1 md5 sha1 sha256 sha512 ucs2 utf8 utf-8 utf16le
  child_process node_modules async_hooks worker_threads
`;

/**
 * Words of the runtimes' texts and of our own code that are also people's names, and so survive only as part
 * of such a text.
 */
export const NAMES_OF_PEOPLE = `
  Promise beat blank block constant cors dev even hand ip job judge long mark max may page param peer per post so top
  trace ty user val walker will
`;

/** Words that are also names but indispensable for errors: they survive in lower case only. */
export const NAMES_IN_LOWER_CASE = `
  an can has line name promise server valid
`;
