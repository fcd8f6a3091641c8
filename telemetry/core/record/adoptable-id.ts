/** Which IDs from elsewhere can become the installation ID. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{12}$/i;
/** Fewer than one in 10^11 random IDs has fewer different digits. */
const LEAST_DIGITS = 6;

/** What is wrong with an ID to be adopted, or null. Never quotes it: it could be personal. */
export function problemOfId(id: unknown): string | null {
  const accepted = 'accepted is a random UUID, version 4.';
  if (typeof id !== 'string') return `An installation id is text; ${accepted}`;
  const [, version = '', variant = ''] = UUID.exec(id) ?? [];
  if (version === '') return `This installation id is no UUID; ${accepted}`;
  switch (version) {
    case '4':
      break;
    case '1':
    case '6':
      return `This installation id is a UUID of version ${version}, which holds the time and can hold the address of the network card; ${accepted}`;
    case '7':
      return `This installation id is a UUID of version 7, which holds the time at which it was made; ${accepted}`;
    case '3':
    case '5':
      return `This installation id is a UUID of version ${version}, which is the hash of something; ${accepted}`;
    default:
      return `This installation id is no UUID of a version that is random; ${accepted}`;
  }
  if (!/[89ab]/i.test(variant)) return `This installation id is no UUID of RFC 9562; ${accepted}`;
  if (new Set(id.toLowerCase().replaceAll('-', '')).size < LEAST_DIGITS)
    return `This installation id was not made at random, since it has hardly any different digits; ${accepted}`;
  return null;
}
