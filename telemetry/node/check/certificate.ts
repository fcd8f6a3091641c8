/** What a server proves itself with, for people. */
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { toOneLine } from '../../core/deliver/answer.ts';
import { bare, portOf } from '../network/proxy-variables.ts';
import type { ConnectionOptions, Route } from '../network/route.ts';

export interface CheckedCertificate {
  /** The name or organisation that it is for. */
  readonly subject: string;
  /** The same of who signed it. */
  readonly issuer: string;
  /** ISO 8601 time in UTC; null if it says none. */
  readonly validUntil: string | null;
  /** Whose authorities vouch for it: Node's own, or those that only the system trusts. Null if nobody does, or not for this server. */
  readonly trustedBy: 'node' | 'system' | null;
}

/** The certificate of an established connection; null if there is none. */
export function certificateOf(
  socket: TLSSocket,
  trustedBy: CheckedCertificate['trustedBy'],
): CheckedCertificate | null {
  const { subject, issuer, valid_to } = socket.getPeerCertificate();
  if (subject === undefined) return null;
  const until = Date.parse(valid_to);
  return {
    subject: nameIn(subject),
    issuer: nameIn(issuer),
    validUntil: Number.isNaN(until) ? null : new Date(until).toISOString(),
    trustedBy,
  };
}

/** Anybody can write anything into a certificate. */
function nameIn({ CN, O }: { readonly CN?: unknown; readonly O?: unknown }): string {
  const parts = [CN, O].flatMap((part) => [part].flat());
  return toOneLine(parts.filter((part) => typeof part === 'string').join(', '));
}

/**
 * The certificate that a server shows although it is not trusted, by a connection on which nothing is sent. Null if
 * there is none by then.
 */
export async function showCertificate(
  url: URL,
  { open }: Route,
  { lookup }: ConnectionOptions,
  cancelled: AbortSignal,
): Promise<CheckedCertificate | null> {
  const { connect, isIP } = process.getBuiltinModule('node:net');
  const tls = process.getBuiltinModule('node:tls');
  const [host, port] = [bare(url.hostname), portOf(url)];
  let socket: Socket | null = null;
  try {
    socket = open === null ? connect({ host, port, lookup }) : await open(host, port);
    const secured = tls.connect({
      socket,
      host,
      servername: isIP(host) === 0 ? host : '',
      // To look at it: no byte of a request goes over this connection.
      rejectUnauthorized: false,
    });
    return await new Promise((resolve) => {
      const end = () => resolve(null);
      cancelled.addEventListener('abort', end, { once: true });
      if (cancelled.aborted) end();
      secured.on('error', end).on('close', end);
      secured.once('secureConnect', () => resolve(certificateOf(secured, null)));
    });
  } catch {
    return null;
  } finally {
    socket?.destroy();
  }
}
