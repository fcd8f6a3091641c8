/**
 * Fixed texts of runtimes and libraries whose words are not allowed anywhere else. One per line; % is a hole
 * that is reduced word by word, {…} one that also accepts what slots.ts knows of that kind. From the sources
 * and documentation of V8, Chromium (Blink's exception messages), Electron, Node, undici, zlib, ws,
 * @grpc/grpc-js, React and Vite.
 */
export const TYPED_MESSAGES = `
{name} is not a function
{name} is not a function or its return value is not iterable
{name} is not a function or its return value is not async iterable
{name} is not defined
{name} is not iterable
{name} is not async iterable
% is not iterable (cannot read property Symbol(Symbol.iterator))
{name} is not a constructor
Cannot read properties of % (reading '{name}')
Cannot set properties of % (setting '{name}')
Cannot access '{name}' before initialization
Cannot destructure property '{name}' of '{name}' as it is %.
Cannot destructure '{name}' as it is %.
Cannot assign to read only property '{name}' of % '{name}'
Cannot add property {name}, object is not extensible
Cannot create property '{name}' on % '%'
Cannot define property {name}, object is not extensible
Cannot delete property '{name}' of {name}
Cannot redefine property: {name}
Cannot set property {name} of {name} which has only a getter
Class constructor {name} cannot be invoked without 'new'
Constructor {name} requires 'new'
Class extends value {name} is not a constructor or null
Identifier '{name}' has already been declared
Method {name} called on incompatible receiver {name}
'{name}' was defined without a setter
The requested module '%' does not provide an export named '{name}'
Export '{name}' is not defined in module
Unexpected token % in JSON at position {position}
Unexpected string in JSON at position {position}
Unexpected number in JSON at position {position}
Minified React error #{react}; visit % for the full message or use the non-minified dev environment for full errors and additional helpful warnings.
Failed to execute '{member}' on '{interface}': %
Failed to execute '{member}' on '{interface}'
Failed to construct '{interface}': %
Failed to set the '{member}' property on '{interface}': %
Failed to read the '{member}' property from '{interface}': %
Failed to delete the '{member}' property from '{interface}': %
Failed to read a named property '{member}' from '{interface}': %
Failed to set a named property '{member}' on '{interface}': %
Failed to enumerate the properties of '{interface}': %
Failed to convert value to '{interface}'.
parameter {digit} is not of type '{interface}'.
parameter {digit} is not a function.
parameter {digit} is not an object.
parameter {digit} is not of type 'Function'.
parameter {digit} must be a callback function.
{digit} argument required, but only {digit} present.
{digit} arguments required, but only {digit} present.
The provided value is not of type '{interface}'.
The provided value is not of type '({interface} or {interface})'.
The provided value '%' is not a valid enum value of type {interface}.
The provided double value is non-finite.
Value is not of type 'long'.
member {name} is not of type {interface}.
Required member is undefined.
Failed to execute '{member}' on '{interface}': {digit} argument required, but only {digit} present.
Failed to execute '{member}' on '{interface}': {digit} arguments required, but only {digit} present.
Failed to construct '{interface}': {digit} argument required, but only {digit} present.
Failed to construct '{interface}': {digit} arguments required, but only {digit} present.
{name} object could not be cloned.
The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.
Overload resolution failed.
The ArrayBufferView's byte length (%) exceeds the number of bytes of entropy available via this API (65536).
Failed to parse the rule '%'.
The string '%' is not a valid XPath expression.
The mark '%' does not exist.
The source image cannot be decoded.
The status provided (%) is outside the range [200, 599].
% is not a valid index.
Offsets must be null or in the range [0,1].
The node provided is a document, which may not be imported.
Value is outside the '%' value range.
The lower key is greater than the upper key.
The value provided ('%') is not one of 'beforeBegin', 'afterBegin', 'beforeEnd', or 'afterEnd'.
Cannot open an EventSource to '%'. The URL is invalid.
ClientRequest only supports http: and https: protocols
Invalid template for Menu: Menu template must be an array
Path must be absolute
Error while decrypting the ciphertext provided to safeStorage.decryptString. Decryption is not available.
Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.
Illegal constructor
#<Promise> could not be cloned.
Cannot read private member {name} from an object whose class did not declare it
Cannot write private member {name} to an object whose class did not declare it
Cannot write to private field {name}
Private field '{name}' must be declared in an enclosing class
Receiver must be an instance of class {name}
Receiver must be class {name}
play() failed because the user didn't interact with the document first.
play() failed because the user didn't interact with the document first. %
Failed to execute 'postMessage' on 'DOMWindow': %
The node to be removed is not a child of this node.
The node to be replaced is not a child of this node.
The node before which the new node is to be inserted is not a child of this node.
The new child element contains the parent.
Nodes of type '{nodeType}' may not be inserted inside nodes of type '{nodeType}'.
Only one element on document allowed.
The element has no parent.
This node type does not support this method.
The child can not be found in the parent.
The object can not be found here.
The given range isn't in document.
There is no child at offset %.
The offset % is larger than the node's length (%).
'%' is not a valid selector.
'%' is not a valid attribute name.
'%' is not a valid name.
The tag name provided ('%') is not a valid name.
The qualified name provided ('%') contains the invalid name-start character '%'.
The token provided must not be empty.
The token provided ('%') contains HTML space characters, which are not valid in tokens.
The result must not have children
The result must not have attributes
the name "%" has already been used with this registry
this constructor has already been used with this registry
Shadow root cannot be created on a host which already hosts a shadow tree.
This element does not support attachShadow
The element is not in a Document.
No active pointer with the given id is found.
Element is not connected
The element is not in the document.
The element already has an 'open' attribute, and therefore cannot be opened modally.
Invalid on popover elements which are already showing.
Invalid on popover elements which aren't connected.
The string to be decoded is not correctly encoded.
The string to be encoded contains characters outside of the Latin1 range.
The string contains invalid characters.
Setting the value of '%' exceeded the quota.
The quota has been exceeded.
Quota exceeded.
Access is denied for this document.
The document is sandboxed and lacks the 'allow-same-origin' flag.
The document is sandboxed and lacks the 'allow-modals' flag.
Storage is disabled inside 'data:' URLs.
The operation is insecure.
The operation is not supported.
The operation failed for an unknown transient reason (e.g. out of memory).
The operation failed for an operation-specific reason
The object is in an invalid state.
The object is in an invalid state
The object does not support the operation or argument.
The index is not in the allowed range.
The index provided (%) is greater than the maximum bound (%).
The index provided (%) is outside the range [%, %].
This input element accepts a filename, which may only be programmatically set to the empty string.
The input element's type ('%') does not support selection.
The specified value "%" cannot be parsed, or is out of range.
The specified value "%" does not conform to the required format.
The image argument is a canvas element with a width or height of 0.
The HTMLImageElement provided is in the 'broken' state.
The canvas has been tainted by cross-origin data.
Tainted canvases may not be exported.
The source width is 0.
The source height is 0.
The source image could not be decoded.
The value provided ('%') could not be parsed as a color.
Canvas has an existing context of a different type
The URL '%' is invalid.
The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '%' is not allowed.
The URL's scheme must be either 'ws' or 'wss'. '%' is not allowed.
An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.
The subprotocol '%' is invalid.
The subprotocol '%' is duplicated.
The code must be either 1000, or between 3000 and 4999. % is neither.
The close code must be either 1000, or between 3000 and 4999. % is neither.
Still in CONNECTING state.
Refused to connect to '%' because it violates the document's Content Security Policy.
The object's state must be OPENED.
The object's state must be OPENED or HEADERS_RECEIVED.
The response type cannot be changed if the object's state is LOADING or DONE.
Failed to load '%'.
body stream already read
body stream is locked
Body is disturbed or locked
Body has already been consumed.
Response body is already used
Response body object should not be disturbed or locked
Request with GET/HEAD method cannot have body.
The \`duplex\` member must be specified for a request with a streaming body
String contains non ISO-8859-1 code point.
Invalid header name
Invalid value
Invalid name
Invalid URL
Cannot close an errored readable stream
Cannot close a readable stream that has already been requested to be closed
Cannot enqueue a chunk into a closed readable stream
Cannot enqueue a chunk into a readable stream that is closed or has been requested to be closed
ReadableStreamDefaultReader constructor can only accept readable streams that are not yet locked to a reader
This readable stream reader has been released and cannot be used to read from its previous owner stream
Cannot cancel a locked stream
Cannot abort a locked stream
Cannot close a locked stream
BodyStreamBuffer was aborted
network error
Load failed
The fetching process for the media resource was aborted by the user agent at the user's request.
The play() request was interrupted by %
The element has no supported sources.
The database connection is closing.
The database connection is not open.
The database is not running a version change transaction.
A version change transaction is running.
One of the specified object stores was not found.
The specified object store was not found.
The specified index was not found.
An object store with the specified name already exists.
An index with the specified name already exists.
The storeNames parameter was empty.
The mode provided ('%') is not one of 'readonly' or 'readwrite'.
The transaction is not active.
The transaction has finished.
The transaction was aborted, so the request cannot be fulfilled.
The transaction was aborted due to an exception
The transaction is read-only.
The parameter is not a valid key.
No key or key range specified.
The object store uses in-line keys and the key parameter was provided.
The object store uses out-of-line keys and has no key generator and the key parameter was not provided.
Evaluating the object store's key path did not yield a value.
Evaluating the object store's key path yielded a value that is not a valid key.
Key already exists in the object store.
A mutation operation in the transaction failed because a constraint was not satisfied.
Unable to add key to index '%': at least one key does not satisfy the uniqueness requirements.
The requested version (%) is less than the existing version (%).
Connection to Indexed Database server lost. Refresh the page to try again
Encountered full disk while opening backing store for indexedDB.open.
Internal error opening backing store for indexedDB.open.
Internal error.
Internal error retrieving version data.
Data lost due to missing file. Affected record should be considered irrecoverable
Data provided to an operation does not meet requirements.
Version change transaction was aborted in upgradeneeded event handler.
The request was aborted because its connection was closed
The browsing context is not active.
Document is not focused.
The request is not allowed by the user agent or the platform in the current context.
The request is not allowed by the user agent or the platform in the current context, possibly because the user denied permission.
Must be handling a user gesture to show a file picker.
The requested file could not be read, typically due to permission problems that have occurred after a reference to a file was acquired.
A requested file or directory could not be found at the time an operation was processed.
Write permission denied.
Read permission denied.
The user aborted a request.
The user denied permission to access the database.
The lock request is aborted
The operation was canceled.
signal is aborted without reason
signal timed out
{name} could not be cloned.
Value at index % does not have a transferable type.
An ArrayBuffer is neither transferable nor cloneable.
Port at index % is already neutered.
A MessagePort could not be cloned because it was not transferred.
Too many calls to Location or History APIs within a short timeframe.
A history state object with URL '%' cannot be created in a document with origin '%' and URL '%'.
Invalid target origin '%' in a call to 'postMessage'.
The target origin provided ('%') does not match the recipient window's origin ('%').
Blocked a frame with origin "%" from accessing a cross-origin frame.
Blocked a frame with origin "%" from accessing a frame with origin "%". Protocols, domains, and ports must match.
Refused to evaluate a string as JavaScript because 'unsafe-eval' is not an allowed source of script in the following Content Security Policy directive: "%".
Evaluating a string as JavaScript violates the following Content Security Policy directive %
Script at '%' cannot be accessed from origin '%'.
The script resource is behind a redirect, which is disallowed.
Transition was skipped
Transition was aborted because of invalid state
ResizeObserver loop completed with undelivered notifications.
ResizeObserver loop limit exceeded
Failed to load resource: the server responded with a status of %
WebSocket connection to '%' failed: %
WebSocket connection to '%' failed
Error during WebSocket handshake: %
Error in connection establishment: %
Unexpected response code: {status}
WebSocket is closed before the connection is established.
WebSocket is already in CLOSING or CLOSED state.
WebSocket opening handshake timed out
WebSocket was closed before the connection was established
WebSocket is not open: readyState {digit} (%)
Unexpected server response: {status}
Opening handshake has timed out
Server sent no subprotocol
Server sent an invalid subprotocol
Invalid WebSocket frame: %
RSV1 must be clear
RSV2 and RSV3 must be clear
FIN must be set
MASK must be set
MASK must be clear
invalid UTF-8 sequence
invalid status code %
invalid opcode %
invalid payload length %
Max payload size exceeded
Could not establish connection. Receiving end does not exist.
The message port closed before a response was received.
Extension context invalidated.
Failed to fetch dynamically imported module: %
error loading dynamically imported module: %
error loading dynamically imported module
Importing a module script failed.
Unable to preload CSS for %
Loading chunk % failed.
Loading CSS chunk % failed.
Failed to load module script: Expected a JavaScript module script but the server responded with a MIME type of "%". Strict MIME type checking is enforced for module scripts per HTML spec.
Failed to resolve module specifier "%". Relative references must start with either "/", "./", or "../".
Failed to resolve module specifier '%'
Failed to resolve import "%" from "%". Does the file exist?
Failed to load url % (resolved id: %). Does the file exist?
Outdated Optimize Dep
require() of ES Module % from % not supported.
require is not defined in ES module scope, you can use import instead
module is not defined in ES module scope
exports is not defined in ES module scope
__dirname is not defined in ES module scope
Cannot use import statement outside a module
No "exports" main defined in %
Unknown file extension "%" for %
Directory import '%' is not supported resolving ES modules imported from %
Dynamic require of "%" is not supported
Module did not self-register: '%'.
The module '%' was compiled against a different Node.js version using %
Invalid hook call. Hooks can only be called inside of the body of a function component.
Invalid hook call. Hooks can only be called inside of the body of a function component. This could happen for one of the following reasons:%
Invalid hook call. Hooks can only be called inside of the body of a function component. %
Rendered more hooks than during the previous render.
Rendered fewer hooks than expected. This may be caused by an accidental early return statement.
Should have a queue. You are likely calling Hooks conditionally, which is not allowed.
Too many re-renders. React limits the number of renders to prevent an infinite loop.
Maximum update depth exceeded.
Maximum update depth exceeded. This can happen when a component repeatedly calls setState inside componentWillUpdate or componentDidUpdate. React limits the number of nested updates to prevent infinite loops.
Maximum update depth exceeded. This can happen when a component calls setState inside useEffect, but useEffect either doesn't have a dependency array, or one of the dependencies changes on every render.
Objects are not valid as a React child (found: %). If you meant to render a collection of children, use an array instead.
Objects are not valid as a React child (found: %).
Element type is invalid: expected a string (for built-in components) or a class/function (for composite components) but got: %
Element type is invalid. %
Nothing was returned from render. %
Functions are not valid as a React child. %
Target container is not a DOM element.
createRoot(...): Target container is not a DOM element.
Cannot update an unmounted root.
Cannot update a component (\`{name}\`) while rendering a different component (\`{name}\`). %
Unable to find node on an unmounted component.
Should not already be working.
A component suspended while responding to synchronous input. This will cause the UI to be replaced with a loading indicator. To fix, updates that suspend should be wrapped with startTransition.
An unsupported type was passed to use(): %
Hydration failed because the initial UI does not match what was rendered on the server.
Hydration failed because the server rendered HTML didn't match the client. %
Hydration failed because the server rendered text didn't match the client. %
Text content does not match server-rendered HTML.
There was an error while hydrating. Because the error happened outside of a Suspense boundary, the entire root will switch to client rendering.
There was an error while hydrating this Suspense boundary. Switched to client rendering.
There was an error while hydrating but React was able to recover by instead client rendering the entire root.
This Suspense boundary received an update before it finished hydrating. %
This root received an early update, before anything was able hydrate. Switched the entire root to client rendering.
The server could not finish this Suspense boundary, likely due to an error during server rendering. Switched to client rendering.
Error invoking remote method '%': %
Error invoking remote method '%'
No handler registered for '%'
Attempted to register a second handler for '%'
reply was never sent
Render frame was disposed before WebFrameMain could be accessed
Object has been destroyed
An object could not be cloned.
Failed to serialize arguments
GPU process isn't usable. Goodbye.
The GPU process has crashed %
Script failed to execute, this normally means an error was thrown. Check the renderer console for the error.
Attempting to call a function in a renderer window that has been closed or released. %
Cannot call function '{name}' on missing remote object
Could not call remote function '{name}'. Check that the function signature is correct. Underlying error: %
Could not call remote method '{name}'. Check that the method signature is correct. Underlying error: %
Remote object was garbage collected
Unable to load preload script: %
module not found: %
contextBridge API can only be used when contextIsolation is enabled
Cannot bind an API on top of an existing property on the window object
'%' can only be received in the main process
{member} cannot be called before app is ready
{name} can only be called before app is ready
protocol.registerSchemesAsPrivileged should be called before app is ready
Cannot create BrowserWindow before app is ready
safeStorage cannot be used before app is ready
Error while decrypting the ciphertext provided to safeStorage.decryptString.
Error while encrypting the text provided to safeStorage.encryptString.
Encryption is not available.
Decryption is not available.
Redirect was cancelled
Request has been aborted
Request already finished
Cannot write headers after they are sent
Attempted to redirect, but redirect policy was 'error'
Failed to load URL: % with error: %
{net} loading '%'
Guest view % not found
Tray initialization failed.
Failed to load image from path '%'
An object could not be converted.
Error processing argument at index %, conversion failure from %
Insufficient number of arguments.
conversion failure from %
fetch failed
bad port
unexpected redirect
redirect count exceeded
invalid redirect
cross origin not allowed for request mode "cors"
URL scheme must be a HTTP(S) scheme
unknown scheme
about scheme is not supported
invalid method
other side closed
terminated
Connect Timeout Error (attempted address: %, timeout: %)
Connect Timeout Error (attempted addresses: %, timeout: %)
Headers Timeout Error
Body Timeout Error
Request body length does not match content-length header
Response body length does not match content-length header
Response does not match the HTTP/1.1 protocol (%)
The socket was closed while data was being compressed
Response Error
Response status code {status}: %
Proxy response ({status}) !== 200 when HTTP Tunneling
Parse Error: Expected HTTP/
Parse Error: Expected HTTP/, RTSP/ or ICE/
Parse Error: Data after \`Connection: close\`
Parse Error: Header overflow
Parse Error: Invalid header token
Parse Error: Invalid header value char
Parse Error: Invalid character in chunk size
Parse Error: Invalid method encountered
Parse Error: Missing expected CR after response line
Parse Error: Missing expected LF after header value
Parse Error: Content-Length can't be present with Transfer-Encoding
Parse Error: Pause on CONNECT/Upgrade
Session closed with error code {http2}
Stream closed with error code %
incorrect header check
incorrect data check
incorrect length check
invalid block type
invalid bit length repeat
invalid code -- missing end-of-block
invalid code lengths set
invalid distance code
invalid distance too far back
invalid distances set
invalid literal/length code
invalid literal/lengths set
invalid stored block lengths
invalid window size
header crc mismatch
unknown header flags set
too many length or distance symbols
unknown compression method
need dictionary
stream end
buffer error
Decompression failed
Cannot create a string longer than % characters
Array buffer allocation failed
Invalid string length
Invalid array length
Out of memory
self-signed certificate in certificate chain; if the root CA is installed locally, try running Node.js with --use-system-ca
unable to get local issuer certificate; if the root CA is installed locally, try running Node.js with --use-system-ca
unable to verify the first certificate; if the root CA is installed locally, try running Node.js with --use-system-ca
%:SSL routines:%:wrong version number:%
%:SSL routines:%:unsafe legacy renegotiation disabled:%
%:SSL routines:%:sslv3 alert handshake failure:%
%:SSL routines:%:ssl/tls alert handshake failure:%
%:SSL routines:%:sslv3 alert bad certificate:%
%:SSL routines:%:ssl/tls alert bad certificate:%
%:SSL routines:%:sslv3 alert certificate unknown:%
%:SSL routines:%:tlsv1 alert protocol version:%
%:SSL routines:%:tlsv1 alert internal error:%
%:SSL routines:%:tlsv1 alert unknown ca:%
%:SSL routines:%:tlsv1 unrecognized name:%
%:SSL routines:%:tlsv13 alert certificate required:%
%:SSL routines:%:unexpected eof while reading:%
%:SSL routines:%:certificate verify failed:%
%:SSL routines:%:http request:%
%:SSL routines:%:dh key too small:%
%:SSL routines:%:packet length too long:%
%:SSL routines:%:unsupported protocol:%
%:SSL routines:%:no protocols available:%
%:SSL routines:%:bad record type:%
%:SSL routines:%:decryption failed or bad record mac:%
%:SSL routines:%:ca md too weak:%
%:SSL routines:%:ee key too small:%
certificate is not yet valid
unable to get issuer certificate
certificate revoked
certificate rejected
certificate chain too long
unsuitable certificate purpose
ca md too weak
ee key too small
Hostname/IP does not match certificate's altnames: Host: %. is not in the cert's altnames: %
Hostname/IP does not match certificate's altnames: IP: % is not in the cert's list: %
Hostname/IP does not match certificate's altnames: Cert does not contain a DNS name
No connection established. Last error: %. Resolution note: %
No connection established. Last error: %
No connection established
Failed to connect before the deadline
Name resolution failed for target %
Deadline exceeded
Deadline exceeded after %
Deadline exceeded after %,name resolution: %,metadata filters: %,time to current attempt start: %,Waiting for LB pick
Deadline exceeded after %,name resolution: %,metadata filters: %,time to current attempt start: %,remote_addr=%
Deadline exceeded after %,metadata filters: %,LB pick: %,remote_addr=%
Deadline exceeded after %,LB pick: %,remote_addr=%
Deadline exceeded after %,Waiting for LB pick
Cancelled on client
Call cancelled
Cancelled by caller
Received RST_STREAM with code {http2}
Received RST_STREAM with code {http2} (%)
Received RST_STREAM with code {http2} (Internal server error)
Received RST_STREAM with code {http2} (Call ended without gRPC status)
Received RST_STREAM with code {http2} triggered by internal client error: %
Received HTTP status code {status}
Received HTTP status code {status}, desired {status}
Call ended without gRPC status
Missing grpc-status header
The server does not implement the method %
The server does not implement this method %
Received message larger than max (% vs %)
Attempted to send message with a size larger than % bytes
Received compressed message but "grpc-encoding" header was identity
Message compressed with unsupported encoding %
Request message serialization failure: %
Request serialization failure: %
Response message parsing error: %
Error parsing response with type %
Failed to retrieve auth metadata with error: %
Bandwidth exhausted or memory limit exceeded
Protocol error
Connection dropped
Stream refused by server
Subchannel disconnected
Channel has been shut down
Channel has been closed
Channel is shutting down
Client is closed
Transport error
Unhandled stream error
Too many pings
The service is currently unavailable.
The caller does not have permission
upstream connect error or disconnect/reset before headers
upstream connect error or disconnect/reset before headers. reset reason: %
no healthy upstream
failed to connect to all addresses
failed to connect to all addresses; last error: %
io exception
Received unexpected EOS on DATA frame from server
Received unexpected EOS on empty DATA frame from server
connection error: desc = %
context deadline exceeded
context canceled
All sub-connections failed
Too many requests
Stream removed
Server has been shut down
Retry limit exceeded
Method not implemented
`;
