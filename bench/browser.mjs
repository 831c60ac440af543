// node bench/browser.mjs --dist DIR [--json FILE] [--only a,b] [--sizes 20,100,...] [--rounds N] [--sessions N]
// What each number means and where it stops: README.md.
import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import native from './contenders/native.mjs';
import surveyjs from './contenders/surveyjs.mjs';
import lforms from './contenders/lforms.mjs';
import formio from './contenders/formio.mjs';
import ours from './contenders/ours.mjs';

const { values: options } = parseArgs({ options: {
  dist: { type: 'string' },
  json: { type: 'string' },
  only: { type: 'string' },
  sizes: { type: 'string', default: '20,100,300,1000' },
  rounds: { type: 'string', default: '9' },
  sessions: { type: 'string', default: '2' },
  chromium: { type: 'string', default: '/usr/bin/chromium' },
} });
const SIZES = options.sizes.split(',').map(Number);
const READY_N = 20, WARMUP = 5, CLICKS = 15;
const rounds = Number(options.rounds), sessions = Number(options.sessions);

const all = [native, ours(options.dist), surveyjs, lforms, formio];
const contenders = options.only ? all.filter(c => options.only.split(',').includes(c.id)) : all;
const failed = new Map(contenders.filter(c => c.missing).map(c => [c.id, c.missing]));
const alive = () => contenders.filter(c => !failed.has(c.id));

// ---- the sheet, the same for everyone

const STATEMENTS = [
  'この一週間、食事の量がいつもより少ない日がありましたか',
  '夜中に何度も起きてしまうことがありましたか',
  '約束や予定を忘れることが増えたと感じますか',
  '一人で外に出かけるのをためらう様子がありましたか',
  '同じ話を短い間に繰り返すことがありましたか',
];
const sheetItems = n => Array.from({ length: n }, (_, i) => ({
  id: `q${i + 1}`,
  text: `${i + 1}. ${STATEMENTS[i % STATEMENTS.length]}`,
  definition: 'ふだんの様子とくらべて、はっきり違いがあるときに「はい」とします。',
  examples: ['例：家族から見て、前の月より回数が増えている。', '例：本人が困っていると話している。'],
}));

// ---- the server: gzip, nothing cacheable, and a log of what was asked for

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png' };
const packed = new Map(); // path -> { body, gzip, type }, so that no run pays for the compression

function load(path) {
  if (path === '/blank') return { body: '<!doctype html><link rel="icon" href="data:,">', type: TYPES['.html'] };
  const [, id, name, ...rest] = path.split('/');
  const contender = contenders.find(c => c.id === id);
  if (!contender) return null;
  if (/^\d+\.html$/.test(name)) {
    const { head, body } = contender.page(sheetItems(parseInt(name)));
    return { type: TYPES['.html'], body: `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>bench</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>` };
  }
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  if (contender.texts?.[name]) return { body: contender.texts[name], type };
  const root = contender.roots?.[name];
  if (!root) return null;
  const file = join(root, ...rest);
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return null;
  try { return { body: readFileSync(file), type }; } catch { return null; }
}
function fetchPacked(path) {
  if (!packed.has(path)) {
    const found = load(path);
    if (found) found.body = Buffer.from(found.body);
    if (found) found.gzip = gzipSync(found.body, { level: 9 });
    packed.set(path, found);
  }
  return packed.get(path);
}
const server = createServer((request, response) => {
  const found = fetchPacked(decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (!found) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'gzip', 'content-length': found.gzip.length, 'cache-control': 'no-store' });
  response.end(found.gzip);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

// ---- in the page (sent as source, before any script of the page)

function inPage(n) {
  const bench = () => window.__bench;
  const radios = () => document.querySelectorAll('input[type=radio]');
  const rows = () => bench().rows?.() ?? radios().length / 3;
  const yes = i => bench().yes?.(i) ?? radios()[3 * i];
  const afterPaint = () => new Promise(resolve => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(0);
  }));
  const idle = () => new Promise(resolve => requestIdleCallback(resolve));
  /** Would a pointer at the middle of this radio (or of its label) reach it? */
  function clickable(radio) {
    if (!radio || radio.disabled) return false;
    return [radio, ...radio.labels].some(target => {
      let box = target.getBoundingClientRect();
      if (!box.width || !box.height) return false;
      if (box.top < 0 || box.bottom > innerHeight) { target.scrollIntoView({ block: 'center' }); box = target.getBoundingClientRect(); }
      let hit = document, next;
      while ((next = (hit.shadowRoot ?? hit).elementFromPoint?.(box.x + box.width / 2, box.y + box.height / 2)) && next !== hit) {
        hit = next;
        if (!hit.shadowRoot) break;
      }
      return hit === radio || [...radio.labels].some(label => label.contains(hit));
    });
  }
  window.__ready = new Promise(resolve => {
    (function look() {
      if (bench() && rows() === n && clickable(yes(0))) resolve(afterPaint());
      else setTimeout(look, 1);
    })();
  });
  window.__rows = () => (bench() ? rows() : 'no sheet');
  window.__settle = async () => { await afterPaint(); await idle(); await afterPaint(); };
  /** Brings item i into view, lets the page come to rest, and says where a pointer would go. */
  window.__aim = async i => {
    const radio = yes(i), target = [radio, ...radio.labels].find(el => el.getBoundingClientRect().width) ?? radio;
    target.scrollIntoView({ block: 'center' });
    await window.__settle();
    const box = target.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  window.__until = async count => {
    const end = performance.now() + 15000;
    while (bench().value() !== count && performance.now() < end) await new Promise(resolve => setTimeout(resolve, 1));
    return bench().value() === count;
  };
  /** Clicks はい on item i; ms to the next frame, and to the frame in which the count is right. */
  window.__answer = async i => {
    const radio = yes(i), want = bench().value() + 1;
    await afterPaint(); // everyone's click comes just after a frame
    const start = performance.now();
    (bench().target?.(radio) ?? radio).click();
    const frame = await afterPaint() - start;
    let shown = bench().value() === want ? frame : null;
    if (shown === null && await window.__until(want)) shown = await afterPaint() - start;
    if (!yes(i).checked) throw new Error(`item ${i + 1}: the click did not stick`);
    await window.__settle();
    return { frame, shown };
  };
}

// ---- measuring

async function within(promise, ms, what) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${what} not reached within ${ms / 1000} s`)), ms); });
  try { return await Promise.race([promise, late]); } finally { clearTimeout(timer); }
}

/** A fresh context with the contender's sheet, ready; `work` gets { page, ready, requests }. */
async function open(contender, n, work) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' });
  const errors = [];
  try {
    await context.addInitScript(inPage, n);
    const page = await context.newPage();
    const requests = [];
    page.on('pageerror', error => errors.push(error.message));
    context.on('request', request => requests.push(request.url()));
    await page.goto(`${origin}/${contender.id}/${n}.html`, { waitUntil: 'commit' });
    const ready = await within(page.evaluate(() => window.__ready), 120_000, 'ready').catch(async error => {
      throw new Error(`${error.message} (rows: ${await page.evaluate(() => window.__rows())} of ${n})`);
    });
    return await work({ page, ready, requests, context });
  } catch (error) {
    throw new Error([error.message.split('\n')[0], ...errors.slice(0, 2).map(e => `page error: ${e}`)].join('; '));
  } finally {
    await context.close();
  }
}

/** Runs one step of a contender; what it throws is reported instead of a number. */
async function attempt(contender, what, step) {
  try { return await step(); } catch (error) {
    failed.set(contender.id, `${what}: ${error.message}`);
    console.error(`${contender.label}: ${failed.get(contender.id)}`);
  }
}
const rotate = (list, by) => list.map((_, i) => list[(i + by) % list.length]);
const progress = text => process.stderr.write(`${text}\n`);

const browser = await chromium.launch({ executablePath: options.chromium, args: [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
] });

const results = Object.fromEntries(contenders.map(c => [c.id, { label: c.label, ready: [], answer: {} }]));

// Size, requests, storage: one untimed visit each (it also fills the compressed-file cache).
for (const contender of alive()) await attempt(contender, 'visit', () => open(contender, READY_N, async ({ page, requests }) => {
  await page.evaluate(() => window.__settle());
  const loaded = [...requests];
  const { x, y } = await page.evaluate(() => window.__aim(0));
  await page.mouse.click(x, y); // the first one as a person would; its count must show
  if (!await page.evaluate(() => window.__until(1))) throw new Error('the live count does not follow a real click');
  for (let i = 1; i < 10; i++) await page.evaluate(i => window.__answer(i), i);
  await page.evaluate(() => window.__settle());
  await page.goto(`${origin}/blank`); // leaving the sheet: what it writes or sends on the way out counts
  const later = requests.slice(loaded.length).filter(url => url !== `${origin}/blank` && !url.startsWith('data:'));
  const storage = await page.evaluate(async () => ({
    localStorage: Object.keys(localStorage), sessionStorage: Object.keys(sessionStorage),
    indexedDB: (await indexedDB.databases()).map(d => d.name), caches: await caches.keys(),
  }));
  storage.cookies = (await page.context().cookies()).map(c => c.name);
  const files = [...new Set(loaded)].filter(url => url.startsWith(origin)).map(url => {
    const path = decodeURIComponent(new URL(url).pathname), found = fetchPacked(path);
    return { path, raw: found?.body.length ?? 0, gzip: found?.gzip.length ?? 0, code: /\.(m?js|css|wasm)$/.test(path) };
  });
  const code = files.filter(f => f.code);
  Object.assign(results[contender.id], {
    size: { raw: code.reduce((sum, f) => sum + f.raw, 0), gzip: code.reduce((sum, f) => sum + f.gzip, 0), files },
    external: requests.filter(url => !url.startsWith(origin) && !url.startsWith('data:') && !url.startsWith('blob:')),
    later, storage,
  });
  progress(`visited ${contender.label}`);
}));

for (let round = 0; round < rounds; round++) {
  for (const contender of rotate(alive(), round)) {
    await attempt(contender, 'ready', () => open(contender, READY_N, ({ ready }) => results[contender.id].ready.push(ready)));
  }
  progress(`ready: round ${round + 1} of ${rounds}`);
}

for (const n of SIZES) for (let session = 0; session < sessions; session++) {
  for (const contender of rotate(alive(), session)) await attempt(contender, `answer, N = ${n}`, () => open(contender, n, async ({ page, ready }) => {
    const cell = results[contender.id].answer[n] ??= { frame: [], shown: [], work: [], ready: [] };
    cell.ready.push(ready);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const busy = async () => (await cdp.send('Performance.getMetrics')).metrics.find(m => m.name === 'TaskDuration').value * 1000;
    for (let k = 0; k < WARMUP + CLICKS; k++) {
      const i = Math.floor(k * n / (WARMUP + CLICKS));
      await page.evaluate(i => window.__aim(i), i);
      const before = await busy();
      const { frame, shown } = await within(page.evaluate(i => window.__answer(i), i), 60_000, `click ${k + 1}`);
      const work = await busy() - before;
      if (k >= WARMUP) { cell.frame.push(frame); cell.shown.push(shown); cell.work.push(work); }
    }
  }));
  progress(`answers: N = ${n}, session ${session + 1} of ${sessions}`);
}
const browserVersion = browser.version();
await browser.close();
server.close();

// ---- the report

const median = list => {
  if (!list?.length || list.includes(null)) return null;
  const sorted = [...list].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const ms = value => (value === null ? '–' : value.toFixed(1));
const ratio = (value, base) => (value === null || !base ? '–' : `${(value / base).toFixed(2)}×`);
const kib = bytes => `${(bytes / 1024).toFixed(0)} KiB`;
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
const list = items => (items.length ? `${items.length}: ${items.join(', ')}` : '0');

const floor = results.native;
const peerReady = contenders.filter(c => !['native', 'ours'].includes(c.id)).map(c => median(results[c.id].ready)).filter(v => v !== null);
const fastestPeer = peerReady.length ? Math.min(...peerReady) : null;
const answers = key => table(['', ...SIZES.map(n => `N = ${n}`)], contenders.map(c => [c.label, ...SIZES.map(n => {
  const value = median(results[c.id].answer[n]?.[key]);
  return value === null ? '–' : `${ms(value)} ms (${ratio(value, median(floor?.answer[n]?.[key]))})`;
})]));

console.log(`Chromium ${browserVersion}, ${rounds} rounds for ready, ${sessions} × ${CLICKS} answers per cell; medians. (×) = ratio to the native floor.

### ready, N = ${READY_N}, and what is loaded

${table(['', 'ready', '÷ floor', '÷ fastest peer', 'JS+CSS+wasm', 'gzip'], contenders.map(c => {
  const { ready, size } = results[c.id], value = median(ready);
  return [c.label, value === null ? '–' : `${ms(value)} ms`, ratio(value, median(floor?.ready)), ratio(value, fastestPeer), size ? kib(size.raw) : '–', size ? kib(size.gzip) : '–'];
}))}

### answer → next frame

${answers('frame')}

### answer → frame in which the live count is right

${answers('shown')}

### main-thread work per answer (until the page is at rest again)

${answers('work')}

### after load, 10 answers, leaving the page

${table(['', 'requests', 'requests to other hosts', 'localStorage', 'sessionStorage', 'indexedDB', 'cookies', 'caches'], contenders.map(c => {
  const { later, external, storage: s } = results[c.id];
  return [c.label, ...(s ? [later.map(url => url.replace(origin, '')), external, s.localStorage, s.sessionStorage, s.indexedDB, s.cookies, s.caches].map(list) : Array(7).fill('–'))];
}))}
${[...failed].map(([id, why]) => `\n- ${results[id].label}: ${why}`).join('')}`);

if (options.json) writeFileSync(options.json, JSON.stringify({ chromium: browserVersion, rounds, sessions, failed: Object.fromEntries(failed), results }, null, 1));
