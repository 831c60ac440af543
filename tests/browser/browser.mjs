// What the browser tests share: one Chromium, a static server for what file:// cannot do, and a page that notes
// everything that goes wrong or leaves it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');
export const file = (name) => pathToFileURL(join(dist, name)).href;

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

/** Chromium for one test file, and a server of dist/ on a free port. */
export function useBrowser() {
  const shared = {};
  before(async () => {
    shared.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    const server = createServer(async (request, response) => {
      // The browser asks for it by itself.
      if (request.url === '/favicon.ico') return response.writeHead(204).end();
      const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
      try {
        const body = await readFile(join(dist, path));
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    shared.server = server;
    shared.http = (name) => `http://127.0.0.1:${server.address().port}/${name}`;
  });
  after(async () => {
    await shared.chromium.close();
    shared.server.closeAllConnections();
    await new Promise((done) => shared.server.close(done));
  });
  return shared;
}

/** A page in a context of its own. `troubles` collects console errors, page errors and CSP violations; `requests` all URLs. */
export async function open(shared, url, { settle = true, now, role = 'ward', ...context } = {}) {
  const browserContext = await shared.chromium.newContext({ viewport: { width: 1280, height: 900 }, ...context });
  const page = await browserContext.newPage();
  page.setDefaultTimeout(15_000);
  page.troubles = [];
  page.requests = [];
  page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
  page.on('pageerror', (error) => page.troubles.push(String(error)));
  page.on('request', (request) => page.requests.push(request.url()));
  if (now) await page.clock.setFixedTime(new Date(now));
  await page.goto(url);
  if (settle) {
    await ready(page);
    if (role) await begin(page, role);
  }
  return page;
}

/** Sets the role of every sheet of the page, as a page of an office would, and waits until the work can begin. */
export async function begin(page, role) {
  await page.$$eval('mimamori-sheet', (sheets, role) => sheets.forEach((sheet) => sheet.setAttribute('user-role', role)), role);
  await page.waitForFunction(() => [...document.querySelectorAll('mimamori-sheet')].every((sheet) =>
    sheet.shadowRoot.querySelector('.work, .asking')));
}

/** Waits until the first sheet of the page can be used; gives the sentence if it cannot. */
export const ready = (page, selector = 'mimamori-sheet') =>
  page.$eval(selector, (sheet) => sheet.ready.then(() => null, (error) => error.message));

/** A page of our own around a sheet, in place of a demo page. */
export async function openWith(shared, body, options = {}) {
  const page = await open(shared, file('blank.html'), { settle: false, ...options });
  await page.setContent(body);
  return page;
}

/** A page with two sheets whose exports trap once `window.trap` matches their names, as wasm does where it cannot go on. */
export async function openFragile(shared, options = {}) {
  const page = await open(shared, file('demo/two.html'), { settle: false, ...options });
  await page.setContent('<!doctype html><html lang="ja"><title>x</title><main><h1>x</h1></main>');
  await page.evaluate(async () => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const { exports } = await instantiate(...given);
      const brittle = (name, call) => (...args) => {
        if (window.trap?.test(name)) throw new WebAssembly.RuntimeError('unreachable');
        return call(...args);
      };
      const entries = Object.entries(exports);
      return { exports: Object.fromEntries(entries.map(([name, it]) => [name, typeof it === 'function' ? brittle(name, it) : it])) };
    };
    for (const id of ['first', 'second']) {
      const sheet = Object.assign(document.createElement('mimamori-sheet'), { id });
      sheet.setAttribute('user-role', 'ward');
      document.querySelector('main').append(sheet);
      await sheet.ready;
    }
    window.errors = [];
    addEventListener('mimamori-error', (event) => window.errors.push([event.target.id, event.detail.message]));
  });
  return page;
}

/** Presses Tab until the focus is on what a selector names, as a user without a mouse has to. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 1200; presses += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((selector) => {
      let focused = document.activeElement;
      while (focused?.shadowRoot) focused = focused.shadowRoot.activeElement;
      return Boolean(focused?.matches(selector));
    }, selector);
    if (there) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

/** The row of an item on the sheet, and on the front page. */
export const item = (page, id) => page.locator(`[data-item="${id}"]:not([id^="front-"])`);
export const front = (page, id) => page.locator(`[id^="front-"][data-item="${id}"]`);
export const radio = (page, id, value) => item(page, id).locator(`input[value="${value}"]`);
export const record = (page) => page.$eval('mimamori-sheet', (sheet) => sheet.exportRecord());
export const result = (page) => page.locator('.result');
