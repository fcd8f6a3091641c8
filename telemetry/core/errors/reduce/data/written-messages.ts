/**
 * Texts of Node, Electron, Chromium and React that are put together in code or out of reach of
 * tools/runtime-texts.ts. One per line; % is a hole.
 */
export const WRITTEN_MESSAGES = `
The "%" argument must be of type %. Received %
The "%" argument must be an instance of %. Received %
The "%" argument must be one of type %. Received %
The "%" argument must be %. Received %
The "%" property must be of type %. Received %
The "%" property must be an instance of %. Received %
The argument '%' %. Received %
The property '%' %. Received %
The value of "%" is out of range. It must be %. Received %
The "%" argument must be specified
The "%" and "%" arguments must be specified
Cannot find module '%' imported from %
Cannot find module '%'
Cannot find package '%' imported from %
Invalid character in %
Invalid URL
Only URLs with a scheme in: % are supported by the default ESM loader. Received protocol '%'
Error invoking remote method '%': %
An object could not be cloned.
% could not be cloned.
Failed to fetch
Failed to execute '%' on '%': %
Failed to construct '%': %
Failed to load resource: %
Minified React error #%; visit % for the full message or use the non-minified dev environment for full errors and additional helpful warnings.
Object has been destroyed
Maximum call stack size exceeded
The operation was aborted
The operation was aborted due to timeout
This operation was aborted
The user aborted a request.
Invalid regular expression: /%/: %
Invalid regular expression: /%/%: Unterminated group
Invalid regular expression: /%/%: Nothing to repeat
Invalid regular expression: /%/%: Unterminated character class
Hostname/IP does not match certificate's altnames: %
Client network socket disconnected before secure TLS connection was established
self-signed certificate
self-signed certificate in certificate chain
unable to verify the first certificate
certificate has expired
unable to get local issuer certificate
socket hang up
incorrect header check
unexpected end of file
invalid stored block lengths
unknown compression method
Parse Error: %
Digest method not supported
Unhandled error. (%)
toFixed() digits argument must be between 0 and 100
toPrecision() argument must be between 1 and 100
Unknown cipher
Invalid initialization vector
Invalid key length
Unsupported state or unable to authenticate data
error:%:DECODER routines::%
error:%:PEM routines:%:%
error:%:Provider routines::%
error:%:Provider routines::bad decrypt
error:%:Provider routines::wrong final block length
error:%:SSL routines:%:%
error:%:Cipher functions:OPENSSL_internal:%
error:%:public key routines:OPENSSL_internal:%
error:%:SSL routines:%:wrong version number
error:%:digital envelope routines:%:%
Connect Timeout Error
Connect Timeout Error (%)
Headers Timeout Error
Body Timeout Error
`;
