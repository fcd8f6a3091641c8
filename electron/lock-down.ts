/**
 * Takes away from pages what none of the app's needs: Node, other origins, windows, permissions, files, the
 * network.
 */
import { app, type Session, type WebContents } from 'electron';
import { topFrameOf } from 'kreya-telemetry/main';
import { openExternal } from './external-links.ts';
import { isLoadable, isOwnPage } from './pages.ts';

/** The only permission that pages need: for their copy buttons. */
const PERMISSIONS: readonly string[] = ['clipboard-sanitized-write'];

/** Call this before the app is ready, so that no session or page exists without it. */
export function lockDown(): void {
  // It would undo the switch, without which nothing runs as root.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_, contents) => keepInPlace(contents));
  app.on('session-created', refusePermissions);
  app.on('session-created', refuseFilesAndNetwork);
}

/** Pages can't navigate or embed others: there is nowhere else for them to go. */
function keepInPlace(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    const isReload = event.url === contents.getURL();
    if (!isReload) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
  // The Content-Security-Policy does not cover WebRTC.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function refusePermissions(session: Session): void {
  const isGranted = (permission: string, contents: WebContents | null, isMainFrame: boolean) =>
    PERMISSIONS.includes(permission) && isMainFrame && contents !== null && isOwnPage(topFrameOf(contents));

  session.setPermissionRequestHandler((contents, permission, answer, { isMainFrame }) =>
    answer(isGranted(permission, contents, isMainFrame)),
  );
  session.setPermissionCheckHandler((contents, permission, _, { isMainFrame }) =>
    isGranted(permission, contents, isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, answer) => answer({}));
  session.setBluetoothPairingHandler((_, answer) => answer({ confirmed: false }));
}

function refuseFilesAndNetwork(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
  // Enforces the Content-Security-Policy again, against a page that bypassed it. The main process's own
  // requests belong to no page.
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (request, answer) => {
    answer({ cancel: request.webContentsId !== undefined && !isLoadable(request.url) });
  });
}
