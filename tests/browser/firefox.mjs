// A second browser that prints, without a package for it: Marionette, which every Firefox speaks, is JSON over a socket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';

const PREFERENCES = {
  // Any free port.
  'marionette.port': 0,
  // Whatever else Firefox would ask of the world goes to a proxy that does not exist; the machine itself is never proxied.
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': 9,
  'network.proxy.socks_remote_dns': true,
  'network.proxy.allow_bypass': false,
  'network.proxy.failover_direct': false,
  // What is known to ask need not even try.
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
  // An empty window.
  'browser.newtabpage.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
};

/** Firefox for one test file. */
export function useFirefox() {
  const shared = {};
  before(async () => Object.assign(shared, await startFirefox()));
  after(() => shared.close?.());
  return shared;
}

/** A Firefox with a profile of its own, and one window. */
export async function startFirefox() {
  const profile = await mkdtemp(join(tmpdir(), 'mimamori-firefox-'));
  const lines = Object.entries(PREFERENCES).map((preference) => `user_pref(${preference.map((it) => JSON.stringify(it))});\n`);
  await writeFile(join(profile, 'user.js'), lines.join(''));
  const firefox = spawn(process.env.FIREFOX ?? '/usr/bin/firefox-esr', ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    stdio: ['ignore', 'pipe', 'ignore'],
    // Without the second one, Firefox fetches its settings from Mozilla, whatever the preference says.
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
  });
  const kill = () => firefox.kill();
  process.once('exit', kill);
  const send = await speak(await portOf(firefox));
  const exit = once(firefox, 'exit');
  await send('WebDriver:NewSession', { timeouts: { pageLoad: 30_000, script: 30_000 } });
  return {
    /** Goes to a page, and waits until it is loaded. */
    open: (url) => send('WebDriver:Navigate', { url }),

    /** Runs a function, or the text of a function's body, in the page; gives what it gives, or what its promise comes to. */
    run: async (script, ...args) => {
      const body = typeof script === 'function' ? `return (${script})(...arguments);` : script;
      return (await send('WebDriver:ExecuteScript', { script: body, args })).value;
    },

    /**
     * What Firefox prints of the page, without backgrounds unless told. Nothing is said of paper and margins: Firefox would print
     * on US letter with 1 cm, so that an A4 page shows that @page was heeded. Of @page it takes size and margin, and no margin
     * boxes; of breaks between boxes only the forced ones: `break-after: avoid` does nothing. What is too wide shrinks the page.
     */
    pdf: async ({ background = false } = {}) => Buffer.from((await send('WebDriver:Print', { background })).value, 'base64'),

    close: async () => {
      await send('Marionette:Quit', { flags: ['eForceQuit'] });
      await exit;
      process.off('exit', kill);
      await rm(profile, { recursive: true });
    },
  };
}

/** The port that Firefox has found for Marionette: it says so in its output. */
async function portOf(firefox) {
  await once(firefox, 'spawn');
  for await (const line of createInterface({ input: firefox.stdout })) {
    const [, port] = /Listening on port (\d+)/.exec(line) ?? [];
    if (port) {
      // What else it says is not read, but must not fill the pipe.
      firefox.stdout.resume();
      return Number(port);
    }
  }
  throw new Error(`${firefox.spawnfile} ended before it could be spoken to`);
}

/** The way to send Marionette a command and get its answer. A packet is the length in bytes, a colon, and as much JSON. */
async function speak(port) {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const waiting = new Map();
  let received = Buffer.alloc(0);
  const next = () => {
    const colon = received.indexOf(':');
    const end = colon + 1 + Number(received.subarray(0, Math.max(colon, 0)));
    if (colon < 0 || received.length < end) return null;
    const packet = JSON.parse(received.subarray(colon + 1, end));
    received = received.subarray(end);
    return packet;
  };
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (let packet = next(); packet; packet = next()) {
      // The greeting answers nothing, and is no list.
      if (!Array.isArray(packet)) continue;
      const [, number, error, result] = packet;
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  });
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox ended'))));
  let last = 0;
  return (name, parameters) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    const json = JSON.stringify([0, last, name, parameters]);
    socket.write(`${Buffer.byteLength(json)}:${json}`);
  });
}
