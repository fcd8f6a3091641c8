/** The points of Electron's security checklist that a page can test on the real app. See docs/security.md. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { copied, expect, type Run, test } from './kreya.ts';

const PRELOAD = join(import.meta.dirname, '../out/preload/preload.cjs');

/** This test's own addresses, which notice any contact by TCP or UDP. */
async function listenForContacts() {
  const contacts: string[] = [];
  const tcp = createServer((socket) => {
    contacts.push('tcp');
    socket.destroy();
  });
  tcp.listen(0, '127.0.0.1');
  await once(tcp, 'listening');
  const udp = createSocket('udp4', () => contacts.push('udp'));
  udp.bind(0, '127.0.0.1');
  await once(udp, 'listening');
  const address = tcp.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    contacts,
    host: `127.0.0.1:${port}`,
    stunUrl: `stun:127.0.0.1:${udp.address().port}`,
    close() {
      tcp.close();
      udp.close();
    },
  };
}

test('every window is isolated, sandboxed and without Node, and exposes only the public interface', async ({
  launch,
}) => {
  const run = await launch();
  await run.openSettings();
  const preferences = await run.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      // Known to Electron only.
      Reflect.get(webContents, 'getLastWebPreferences').call(webContents),
    ),
  );
  expect(preferences.length).toBe(2);
  for (const preference of preferences) {
    expect(preference).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    // Electron omits it if it is off.
    expect(preference).not.toMatchObject({ nodeIntegrationInWorker: true });
  }

  // The same page in a window without a preload shows what Chromium itself exposes.
  const opened = run.app.waitForEvent('window');
  await run.app.evaluate(({ BrowserWindow }) => void new BrowserWindow().loadURL('app://kreya/index.html'));
  const plain = await opened;
  await plain.waitForLoadState();
  const globals = () => Object.getOwnPropertyNames(window);
  const known = new Set(await plain.evaluate(globals));
  expect((await run.window.evaluate(globals)).filter((name) => !known.has(name))).toEqual(['kreya']);
  expect(known).not.toContain('require');
  expect(known).not.toContain('process');

  const changeable = await run.window.evaluate(() => {
    const found: string[] = [];
    const look = (holder: object, path: string): void => {
      for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(holder))) {
        if (property.writable !== false || property.configurable !== false) found.push(`${path}.${name}`);
        if (typeof property.value === 'object') look(property.value, `${path}.${name}`);
        else if (typeof property.value !== 'function') found.push(`${path}.${name} is no function`);
      }
      if (Object.isExtensible(holder)) found.push(path);
    };
    const own = Object.getOwnPropertyDescriptor(window, 'kreya');
    if (own?.writable !== false || own.configurable !== false) found.push('kreya');
    look(window.kreya, 'kreya');
    return found;
  });
  expect(changeable).toEqual([]);
});

test('every response carries the policy, and nothing outside the pages can be reached', async ({
  launch,
}) => {
  const run = await launch();
  const ask = (url: string) =>
    run.app.evaluate(async ({ session }, address) => {
      const answer = await session.defaultSession.fetch(address);
      return { status: answer.status, policy: answer.headers.get('content-security-policy') };
    }, url);
  const { status, policy } = await ask('app://kreya/index.html');
  expect(status).toBe(200);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  for (const path of [
    'kreya/nowhere.html',
    'kreya/..%2fmain%2fmain.js',
    'kreya/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
    'kreya/..%5c..%5cpackage.json',
    'kreya/%00.html',
    'kreya/%E0%A4%A.html',
    'elsewhere/index.html',
  ]) {
    expect(await ask(`app://${path}`), path).toEqual({ status: 404, policy });
  }
});

test('a page cannot evaluate strings as code', async ({ launch }) => {
  const { window: page } = await launch();
  const outcomes = await page.evaluate(async () => {
    // Before this point it would be the test's own code, to which the policy does not apply.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts: Record<string, () => unknown> = {
      eval: () => Reflect.get(globalThis, 'eval')('1'),
      function: () => new Function('return 1')(),
      html: () => {
        document.body.innerHTML = '<p>text</p>';
      },
      script: () => {
        document.createElement('script').text = 'window.ran = true';
      },
      handler: () => document.body.setAttribute('onclick', 'window.ran = true'),
      worker: () => new Worker('data:text/javascript,1'),
      policy: () => Reflect.get(window, 'trustedTypes').createPolicy('own', {}),
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(outcomes).toEqual([]);
});

test("a page can't navigate or open anything, except Kreya's links in the browser", async ({ launch }) => {
  const { app, window: page } = await launch();
  const { contacts, host, close } = await listenForContacts();
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const address = page.url();
  for (const url of [
    `http://${host}/`,
    'file:///etc/passwd',
    'data:text/html,x',
    'app://kreya/settings.html',
  ]) {
    await page.evaluate((to) => {
      location.href = to;
      const frame = document.createElement('iframe');
      frame.src = to;
      const link = document.createElement('a');
      Object.assign(link, { href: to, target: '_blank' });
      const form = document.createElement('form');
      Object.assign(form, { action: to, target: '_top' });
      const webview = document.createElement('webview');
      webview.setAttribute('src', to);
      document.body.append(frame, link, form, webview);
      link.click();
      form.submit();
      for (const element of [frame, link, form, webview]) element.remove();
    }, url);
    expect(await page.evaluate((to) => window.open(to), url)).toBeNull();
  }
  for (const url of [
    'https://kreya.app/docs/',
    'https://kreya.app/docs/?from=ada',
    'http://kreya.app/',
    'https://kreya.app.example.com/',
    'https://ada@kreya.app/',
    'https://kreya.app:8443/',
    'javascript:alert(1)',
    'smb://kreya.app/',
  ]) {
    await page.evaluate((to) => window.open(to), url);
  }
  expect(await page.evaluate(() => location.href)).toBe(address);
  expect(await page.evaluate(() => window.kreya.telemetry.status())).toMatchObject({ enabled: true });
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened'));
  expect(await opened()).toEqual(['https://kreya.app/docs/']);
  await page.evaluate(() => {
    for (let index = 0; index < 100; index += 1) window.open('https://kreya.app/');
  });
  expect((await opened()).length).toBeLessThan(10);
  expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  expect(contacts).toEqual([]);
  close();
});

test('a page may write to the clipboard, and has no other permission', async ({ launch }) => {
  const { app, window } = await launch();
  await window.evaluate(() => navigator.clipboard.writeText('written by the page'));
  await copied({ app }, 'written by the page');

  const granted = await window.evaluate(async () => {
    const attempts: Record<string, () => Promise<unknown>> = {
      clipboard: async () => navigator.clipboard.readText(),
      microphone: async () => navigator.mediaDevices.getUserMedia({ audio: true }),
      camera: async () => navigator.mediaDevices.getUserMedia({ video: true }),
      screen: async () => navigator.mediaDevices.getDisplayMedia(),
      location: () =>
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      midi: async () => navigator.requestMIDIAccess({ sysex: true }),
      usb: async () => Reflect.get(navigator, 'usb').requestDevice({ filters: [] }),
      serial: async () => Reflect.get(navigator, 'serial').requestPort(),
      hid: async () => Reflect.get(navigator, 'hid').requestDevice({ filters: [] }),
      bluetooth: async () => Reflect.get(navigator, 'bluetooth').requestDevice({ acceptAllDevices: true }),
      fonts: async () => Reflect.get(window, 'queryLocalFonts')(),
      files: async () => Reflect.get(window, 'showSaveFilePicker')(),
      folders: async () => Reflect.get(window, 'showDirectoryPicker')(),
      idle: async () => Reflect.get(window, 'IdleDetector').requestPermission().then(expectGranted),
      notifications: async () => Notification.requestPermission().then(expectGranted),
      pointerLock: async () => document.body.requestPointerLock(),
    };
    function expectGranted(answer: string): void {
      if (answer !== 'granted') throw new Error(answer);
    }
    const outcomes = Object.entries(attempts).map(async ([name, attempt]) => {
      const isLate = new Promise((resolve) => setTimeout(() => resolve('late'), 10_000));
      const outcome = await Promise.race([attempt(), isLate]).catch(() => []);
      const isNothing = Array.isArray(outcome) && outcome.length === 0;
      return isNothing ? [] : [outcome === 'late' ? `${name} (asked a person)` : name];
    });
    return (await Promise.all(outcomes)).flat();
  });
  expect(granted).toEqual([]);
});

test("a page can't download anything", async ({ launch }) => {
  const { app, window } = await launch();
  // Awaited: the page must not be faster than its observer.
  await app.evaluate(({ session }) => {
    const download = new Promise((resolve) => {
      session.defaultSession.once('will-download', (event, item) => {
        setImmediate(() => resolve({ prevented: event.defaultPrevented, path: item.getSavePath() }));
      });
    });
    Object.assign(globalThis, { download });
  });
  await window.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'file.txt';
    link.click();
  });
  const seen = await app.evaluate((): unknown => Reflect.get(globalThis, 'download'));
  expect(seen).toEqual({ prevented: true, path: '' });
});

test("a page can't reach anybody on the network", async ({ launch }) => {
  const { window } = await launch();
  const { contacts, host, stunUrl, close } = await listenForContacts();
  await window.evaluate(
    async ({ to, stun }) => {
      const http = `http://${to}/`;
      const attempts = [
        () => fetch(http, { mode: 'no-cors' }),
        () => fetch('app://kreya/index.html'),
        () => navigator.sendBeacon(http, 'x'),
        () => new WebSocket(`ws://${to}/`),
        () => new EventSource(http),
        () => Object.assign(new Image(), { src: http }),
        () => new Audio(http).play(),
        () => new FontFace('x', `url(${http})`).load(),
        ...['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'stylesheet', 'icon'].map(
          (rel) => () =>
            document.head.append(Object.assign(document.createElement('link'), { rel, href: http })),
        ),
        async () => {
          const peer = new RTCPeerConnection({ iceServers: [{ urls: stun }] });
          peer.createDataChannel('x');
          await peer.setLocalDescription(await peer.createOffer());
        },
      ];
      await Promise.allSettled(attempts.map(async (attempt) => attempt()));
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    },
    { to: host, stun: stunUrl },
  );
  expect(contacts).toEqual([]);
  close();
});

/** Opens the test's own window, in which Electron lets the app's main process load any page. */
async function openWindow(run: Run, url: string, preload: string) {
  const opened = run.app.waitForEvent('window');
  await run.app.evaluate(
    ({ BrowserWindow }, options) => {
      const own = BrowserWindow.getAllWindows()[0];
      const { additionalArguments } = own
        ? Reflect.get(own.webContents, 'getLastWebPreferences').call(own.webContents)
        : {};
      const window = new BrowserWindow({
        webPreferences: { preload: options.preload, additionalArguments, sandbox: true },
      });
      // Only the test's own request is allowed.
      window.webContents.session.webRequest.onBeforeRequest(null);
      void window.loadURL(options.url);
    },
    { url, preload },
  );
  return await opened;
}

test('a page of another origin gets no bridge and no answer', async ({ launch, receiver }) => {
  const run = await launch();
  const url = `${receiver.url}/`;
  // So that it is not mistaken for the window that is opened next.
  const refused = run.app.waitForEvent('window');
  const loading = run.app.evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow();
    return window.loadURL(address).then(
      () => 'loaded',
      () => 'refused',
    );
  }, url);
  expect(await loading).toBe('refused');
  await refused;

  const foreign = await openWindow(run, url, PRELOAD);
  await foreign.waitForURL(url);
  expect(await foreign.evaluate(() => Reflect.has(window, 'kreya'))).toBe(false);
});
