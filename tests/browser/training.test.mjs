// Practice as its users have it: a case from the first call to the printed page, drills, files, a group, by mouse and keyboard.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { dist, file, open, openWith, ready, record, tabTo, useBrowser } from './browser.mjs';
import { joined, pdfOf, read } from './pdf.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NOW = '2027-01-20T10:15:00+09:00';
const CASE = 'handprint-at-nursery';
const FIRST = JSON.parse(await readFile(join(dist, `packs/training/${CASE}.json`), 'utf8')).cases[0];

/** Practice in a page of its own. */
const practise = (shared, options = {}) => open(shared, file('demo/training.html'), { role: null, now: NOW, ...options });
const press = (page, selector) => page.locator(selector).click();
const begin = (page, id = CASE) => press(page, `[data-case="${id}"] .begin-case`);
const take = (page, id) => press(page, `[data-move="${id}"] button`);
const goOn = (page) => press(page, '.case > .buttons .go-on');
const choose = (page, scale, level) => page.locator(`[data-scale="${scale}"] select`).selectOption(level);
/** An answer, on the sheet or on the front page: an item may stand on both. */
const radio = (page, id, value) => page.locator(`[data-item="${id}"] input[value="${value}"]`).first();
/** Answers it at once: while rows out of sight get their heights, a row may move for long. */
const answer = (page, id, value) => radio(page, id, value).evaluate((input) => input.click());
const text = (page, selector) => page.locator(selector).innerText();

/** Sorts every piece of information that stands there unsorted, rightly, but for those that are to be taken for something else. */
async function sort(page, given = FIRST, wrong = {}) {
  for (const id of await page.$$eval('mimamori-sheet', ([sheet]) =>
    [...sheet.shadowRoot.querySelectorAll('[data-fact][data-sorted="false"]')].map((fact) => fact.dataset.fact))) {
    const nature = wrong[id] ?? given.facts.find((fact) => fact.id === id).nature;
    await page.locator(`[data-fact="${id}"] input[value="${nature}"]`).check();
  }
}

/** Opens the sheet in the case, with its notes if they are folded. */
async function openSheet(page) {
  await press(page, '.practice-sheet > summary');
  if (await page.locator('.notes-open[aria-expanded="false"]').count()) await press(page, '.notes-open');
  const more = page.locator('.more-lists > h3 > button[aria-expanded="false"]');
  if (await more.count()) await more.click();
  const folds = page.locator('.practice-sheet .fold[aria-expanded="false"]');
  while (await folds.count()) await folds.first().click();
}

const save = async (page) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, '.save-practice')]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
};

const files = async (page, button, given) => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, button)]);
  await chooser.setFiles(given.map(({ name, text }) => ({ name, mimeType: 'text/html', buffer: Buffer.from(text) })));
};

/** Another file of practice with other data in it, with the checksum that belongs to it. */
function withData(saved, change) {
  const [head, rest] = saved.split('<script type="application/json">');
  const data = JSON.parse(rest.split('</script>')[0]);
  const sealed = `${head}<script type="application/json">${JSON.stringify(change(data)).replaceAll('<', '\\u003c')}</script>\n`;
  return `${sealed}<!--sha256 ${createHash('sha256').update(sealed).digest('hex')}-->\n`;
}

/** Plays the first case as its model does. */
async function playWell(page) {
  await begin(page);
  await sort(page);
  for (const id of ['notify-centre', 'tell-head', 'read-diary', 'look-for-siblings']) {
    await take(page, id);
    await sort(page);
  }
  await choose(page, 'destination', 'child-guidance-centre');
  await openSheet(page);
  for (const { child, item, value } of FIRST.answers.filter((answer) => answer.child === 1)) {
    await answer(page, item, value);
  }
  await goOn(page);
  await sort(page);
  await choose(page, 'urgency', FIRST.stages[1].expect.find((one) => one.scale === 'urgency' && one.asks).known);
  await goOn(page);
  await page.waitForSelector('.debrief');
}

describe('practice', () => {
  const shared = useBrowser();

  test('a case from the first call to the printed page: each kind of mistake is found', async () => {
    const page = await practise(shared);
    await begin(page);
    await sort(page, FIRST, { 'gentle-mother': 'fact' });
    // Asked before anything was reported, and whom one should not ask; then everything else that is wrong.
    for (const id of ['ask-mother', 'ask-child-again', 'wait-for-head', 'offer-class', 'write-in-notebook', 'take-child-home']) {
      await take(page, id);
    }
    await choose(page, 'destination', 'support');
    await openSheet(page);
    const answers = {
      'site-face': 'no', // a sign of danger that was told
      'act-strangling': 'yes', // nobody said so
      'early-absence': 'no', // nobody looked
      [FIRST.answers.find((answer) => answer.denial && answer.value === 'unknown').item]: 'no', // a denial
    };
    for (const [item, value] of Object.entries(answers)) await answer(page, item, value);
    await goOn(page);
    await sort(page);
    const urgency = FIRST.stages[1].expect.find((one) => one.scale === 'urgency' && one.asks);
    await choose(page, 'urgency', urgency.confused[0]);
    await goOn(page);
    const told = await text(page, '.debrief');
    const words = [
      '危険のしるしを見落とした', '不明を「いいえ」にした', '打ち消しや印象を「いいえ」にした', '言われた以上のことを読み込んだ',
      '害の重さを、急ぎ方と取り違えた', '通告の前に、確かめようとして待った', '上司の許しを待った', '子どもに聞きすぎた',
      '聞いてはいけない相手に聞いた', 'きょうだいを見なかった', '通告した人や居場所を漏らした', '宛先を間違えた', 'してはいけないことをした',
    ];
    for (const word of words) assert.ok(told.includes(word), `${word} is not found`);
    assert.ok(told.includes('まだ行っていないことがある'), 'who fails is told so');
    assert.equal(await page.locator('.another').count(), 1, 'another case of the same aim is offered');
    await page.evaluate(() => { window.print = () => dispatchEvent(new Event('beforeprint')); });
    await press(page, '.print-practice');
    const printed = await read(await pdfOf(page));
    assert.equal(printed.joined.length, 1, 'one page');
    for (const sheet of printed.joined) {
      assert.ok(sheet.includes('研修用'));
      assert.ok(sheet.includes(joined('実務の資格や判断の力を証明しない')));
    }
    for (const word of words) assert.ok(printed.joined.join('').includes(joined(word)), `${word} is not printed`);
    assert.deepEqual(printed.size[0].map(Math.round), [595, 842]);
    assert.deepEqual(page.troubles, []);
  });

  test('who does all that has to be done is told so, and of no mistake', async () => {
    const page = await practise(shared);
    await playWell(page);
    const told = await text(page, '.debrief');
    assert.ok(told.includes('必ず行うことは、すべて行った'), told.slice(0, 400));
    const mistakes = await page.locator('.debrief .report-section').nth(1).innerText();
    // The brother was not answered on the sheet: nothing else is missing.
    assert.ok(mistakes.includes('名前を付けた誤りは、見つからなかった'), mistakes);
    await press(page, '.debrief .home');
    assert.ok((await text(page, `[data-case="${CASE}"]`)).includes('必ず行うことを、すべて行った'));
  });

  test('nothing is done before what was told is sorted, and nothing twice', async () => {
    const page = await practise(shared);
    await begin(page);
    const insist = (id) => page.locator(`[data-move="${id}"] button`).dispatchEvent('click');
    await insist('notify-centre');
    assert.equal(await page.locator('.done li').count(), 0);
    await sort(page);
    await take(page, 'notify-centre');
    assert.equal(await page.locator('.done li').count(), 1);
    assert.equal(await page.locator('[data-move="notify-centre"]').count(), 0);
    await take(page, 'look-for-siblings');
    // Something new was learnt: it is sorted where it stands.
    await insist('tell-head');
    assert.equal(await page.locator('.done li').count(), 2);
    await sort(page);
    await take(page, 'tell-head');
    assert.equal(await page.locator('.done li').count(), 3);
    const { children, training, circumstances } = await record(page);
    assert.deepEqual([children.length, training, circumstances.role], [2, true, 'nursery']);
  });

  test('the sheet tells its result once one has given one’s own view', async () => {
    const page = await practise(shared);
    await begin(page);
    await sort(page);
    await press(page, '.practice-sheet > summary');
    assert.equal(await page.locator('.practice-sheet .result').isVisible(), false);
    await choose(page, 'destination', 'support');
    assert.equal(await page.locator('.practice-sheet .result').isVisible(), true);
  });

  test('what is entered has the time of the story', async () => {
    const page = await practise(shared);
    await begin(page);
    await sort(page);
    await openSheet(page);
    await answer(page, 'unnatural-mark', 'yes');
    const { children } = await record(page);
    assert.match(children[0].statements['unnatural-mark'][0].at, /^2026-11-20T14:/);
  });

  test('a case is played by keyboard alone', async () => {
    const page = await practise(shared);
    await tabTo(page, `[data-case="${CASE}"] .begin-case`);
    await page.keyboard.press('Enter');
    const focused = () => page.evaluate(() => document.activeElement.shadowRoot.activeElement?.id);
    assert.equal(await focused(), 'practice-title');
    for (const { id, nature } of FIRST.facts.filter((fact) => FIRST.stages[0].tells.includes(fact.id))) {
      await tabTo(page, `[data-fact="${id}"] input`);
      await page.keyboard.press('Space');
      for (let step = ['fact', 'hearsay', 'judgement'].indexOf(nature); step > 0; step -= 1) await page.keyboard.press('ArrowRight');
    }
    await tabTo(page, '[data-move="notify-centre"] button');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'done-last');
    await tabTo(page, '.own-levels select');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '.practice-sheet > summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.notes-open');
    await page.keyboard.press('Enter');
    await page.evaluate(() => document.querySelector('mimamori-sheet').shadowRoot.querySelector('.case > .buttons .go-on').focus());
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'stage-title');
    await tabTo(page, '.case > .buttons .go-on');
    await page.keyboard.press('Enter');
    assert.equal(await focused(), 'practice-title');
    assert.equal(await page.locator('.debrief').count(), 1);
  });

  test('axe finds nothing on any page of practice, at three widths; nothing scrolls sideways', async () => {
    const page = await practise(shared);
    const look = async (name) => {
      for (const width of [320, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
        assert.deepEqual(found, [], `${name} at ${width} px`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${name} at ${width} px is ${wide} px too wide`);
      }
    };
    await look('home');
    await begin(page);
    await look('case');
    await sort(page);
    await take(page, 'look-for-siblings');
    await sort(page);
    await choose(page, 'destination', 'support');
    await look('case, sorted');
    await press(page, '#leave');
    await look('leaving');
    await press(page, '#leave-no');
    await goOn(page);
    await goOn(page);
    await look('debrief');
    const saved = await save(page);
    await look('saved');
    await press(page, '.debrief .home');
    await press(page, '[data-drill="route"] button');
    await look('drill');
    await press(page, '.choice >> nth=0');
    await look('drill, answered');
    await press(page, '.drill .home');
    const other = { name: 'other.html', text: withData(saved.text, (data) => {
      (data.practice.courses[0].answers ??= []).push({ child: 1, item: 'site-face', value: 'yes' });
      return data;
    }) };
    // The same file under another name is told.
    await files(page, '.open-many', [saved, other, { ...saved, name: 'again.html' }]);
    await page.waitForSelector('.group .split');
    assert.ok((await text(page, '.group .notice')).includes('1件'));
    await look('group');
    await page.emulateMedia({ forcedColors: 'active' });
    await look('group, forced colours');
  });

  test('English is complete', async () => {
    const page = await practise(shared);
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'en'));
    await page.waitForSelector('.practice[lang="en"] .begin-case:has-text("Begin")');
    // What people said may stand in their own language, in quotation marks or brackets; 研修用 stands everywhere.
    const japanese = async (selector) => {
      const shown = (await page.locator(selector).allInnerTexts()).join('\n').replace(/研修用|“[^”]*”|\([^)]*\)|[①-⑳ア-コシスセ]　?/g, '');
      return shown.match(/[^\n]*[\u3041-\u30ff\u4e00-\u9fff][^\n]*/g) ?? [];
    };
    assert.deepEqual(await japanese('.practice'), []);
    await begin(page);
    await sort(page);
    await take(page, 'look-for-siblings');
    await sort(page);
    assert.deepEqual(await japanese('.case > .story >> nth=0'), []);
    assert.deepEqual(await japanese('.told'), []);
    await goOn(page);
    await goOn(page);
    assert.deepEqual(await japanese('.debrief'), []);
    await press(page, '.debrief .home');
    for (const drill of ['nature', 'value', 'question', 'route', 'first-call', 'report', 'door']) {
      await press(page, `[data-drill="${drill}"] button`);
      await press(page, '.choice >> nth=1');
      assert.deepEqual(await japanese('.drill'), [], drill);
      await press(page, '.drill .home');
    }
  });

  test('a change of language, and a stop, keep the case that is played', async () => {
    const page = await practise(shared);
    await begin(page);
    await sort(page);
    await take(page, 'notify-centre');
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'en'));
    await page.waitForSelector('.practice[lang="en"] .done li');
    assert.equal(await page.locator('[data-sorted="false"]').count(), 0);
    assert.equal((await record(page)).circumstances.role, 'nursery');
  });

  test('what was missed in a drill comes again, in the run and in the next one', async () => {
    const page = await practise(shared);
    await press(page, '[data-drill="nature"] button');
    const asked = () => text(page, '.drill .story');
    const first = await asked();
    const choose = async (right) => {
      const before = await page.locator('.choice').count();
      for (let at = 0; at < before; at += 1) {
        // Which one is right is told only after the answer: so the test reads it from the case.
        const prompt = await asked();
        const nature = natures.get(prompt);
        const place = ['fact', 'hearsay', 'judgement'].indexOf(nature);
        await press(page, `.choice >> nth=${right ? place : (place + 1) % 3}`);
        return;
      }
    };
    const natures = new Map();
    for (const name of await readdir(join(dist, 'packs/training'))) {
      const pack = JSON.parse(await readFile(join(dist, 'packs/training', name), 'utf8'));
      for (const { facts } of pack.cases ?? []) for (const fact of facts) natures.set(fact.text.ja, fact.nature);
    }
    await choose(false);
    assert.equal(await page.locator('#drill-verdict[data-right="false"]').count(), 1);
    await press(page, '.next');
    const seen = [first];
    while (await page.locator('.drill .story').count()) {
      seen.push(await asked());
      await choose(true);
      await press(page, '.next');
    }
    assert.equal(seen.at(-1), first, 'the missed one comes last');
    assert.equal(seen.length, 9);
    await press(page, '.drill-again');
    await choose(false);
    const missed = await asked();
    await press(page, '.drill .home');
    await press(page, '[data-drill="nature"] button');
    assert.equal(await asked(), missed, 'the next run begins with what was missed');
  });

  test('a file of practice opens in practice alone; a record does not open there', async () => {
    const page = await practise(shared);
    await playWell(page);
    const saved = await save(page);
    assert.match(saved.name, /^研修用_練習の結果_20270120-1015\.html$/);
    for (const word of ['研修用', '実務の資格や判断の力を証明しない']) assert.ok(saved.text.includes(word));
    assert.ok(!/"record"/.test(saved.text));
    await press(page, '.saved-yes');
    assert.equal(await page.evaluate(() => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    }), false, 'what is saved can be left');
    const fresh = await practise(shared);
    await files(fresh, '.open-practice', [saved]);
    await fresh.waitForSelector(`[data-case="${CASE}"]:has-text("必ず行うことを、すべて行った")`);
    await files(fresh, '.open-practice', [{ name: 'x.html', text: 'nothing of ours' }]);
    await fresh.waitForSelector('text=練習の記録のファイルではない');
    assert.ok((await text(fresh, `[data-case="${CASE}"]`)).includes('必ず行うことを、すべて行った'), 'nothing is lost by it');
    // The sheet for work refuses it, also with practice loaded beside it.
    for (const body of ['', '<script src="mimamori-training.js"></script>']) {
      const work = await openWith(shared, `<!doctype html><html lang="ja"><title>x</title><main><h1>x</h1><mimamori-sheet user-role="ward"></mimamori-sheet></main><script src="mimamori.js"></script>${body}`);
      await ready(work);
      const before = await record(work);
      await press(work, '.papers-open');
      const [chooser] = await Promise.all([work.waitForEvent('filechooser'), press(work, '.open-file')]);
      await chooser.setFiles([{ name: saved.name, mimeType: 'text/html', buffer: Buffer.from(saved.text) }]);
      await work.waitForSelector('.problem:has-text("研修用のファイルである")');
      assert.deepEqual(await record(work), before);
      assert.equal(await work.locator('.practice').count(), 0);
    }
    // A record, of work or of practice, is no progress.
    const work = await open(shared, file('demo/index.html'), { now: NOW });
    await press(work, '.papers-open');
    const [download] = await Promise.all([work.waitForEvent('download'), press(work, '.save-file')]);
    const real = { name: 'real.html', text: await readFile(await download.path(), 'utf8') };
    await files(fresh, '.open-practice', [real]);
    await fresh.waitForSelector('text=練習の記録のファイルではない');
    await begin(fresh, 'a-tired-voice');
    const before = await record(fresh);
    assert.equal(await fresh.$eval('mimamori-sheet', (sheet, given) => sheet.importRecord(given), { ...(await record(work)), case: 'K-1' }), false);
    assert.deepEqual(await record(fresh), before);
  });

  test('five hundred files are counted within two seconds, without names or ranks', async () => {
    const page = await practise(shared);
    await playWell(page);
    const saved = await save(page);
    await press(page, '.saved-yes');
    await press(page, '.debrief .home');
    const values = ['yes', 'no', 'unknown'];
    const many = Array.from({ length: 500 }, (_, at) => ({
      name: `${at}.html`,
      text: withData(saved.text, (data) => {
        data.practice.courses[0].answers.forEach((answer, place) => (answer.value = values[(at * (place + 1) + (at >> 3)) % 3]));
        return data;
      }),
    }));
    many.push({ name: 'broken.html', text: many[0].text.replace('yes', 'no') });
    await page.evaluate(() => {
      const root = document.querySelector('mimamori-sheet').shadowRoot;
      new MutationObserver(() => {
        if (root.querySelector('.group table') && !window.counted) window.counted = performance.now();
      }).observe(root, { childList: true, subtree: true });
      const { click } = HTMLInputElement.prototype;
      HTMLInputElement.prototype.click = function () {
        this.addEventListener('change', () => (window.chosen = performance.now()), { capture: true });
        return click.call(this);
      };
    });
    await page.clock.resume?.();
    await files(page, '.open-many', many);
    await page.waitForSelector('.group table');
    const took = await page.evaluate(() => window.counted - window.chosen);
    assert.ok(took < 2000, `${took} ms`);
    const told = await text(page, '.group');
    assert.ok(told.includes('500件のファイルを数えた') && told.includes('1件'), told.slice(0, 300));
    const rows = await page.$$eval('mimamori-sheet', ([sheet]) => [...sheet.shadowRoot.querySelectorAll('.group table tbody tr')].map((row) =>
      [...row.cells].map((cell) => cell.innerText)));
    for (const [, yes, no, unknown] of rows) assert.equal(Number(yes) + Number(no) + Number(unknown), 500);
    const shares = rows.map((row) => Number.parseFloat(row[5]));
    assert.deepEqual(shares, [...shares].sort((a, b) => a - b), 'what splits the group stands first');
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, '.save-csv')]);
    assert.match(download.suggestedFilename(), /^研修用_.*\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    assert.ok(csv.startsWith('\ufeff"研修用"') && csv.includes("Krippendorff"));
    assert.ok(!/\d+\.html/.test(csv + told), 'no name of a file');
  });

  test('the second script may come first, or late; another version is not used', async () => {
    const tag = '<main><h1>x</h1><mimamori-sheet mode="training"></mimamori-sheet></main>';
    const work = '<script src="mimamori.js"></script>';
    const practice = '<script src="mimamori-training.js"></script>';
    const first = await openWith(shared, `<!doctype html><html lang="ja"><title>x</title>${practice}${tag}${work}`);
    await first.waitForSelector('.begin-case');
    const late = await openWith(shared, `<!doctype html><html lang="ja"><title>x</title>${tag}${work}`);
    await ready(late);
    assert.equal(await late.locator('.practice').count(), 0);
    assert.ok((await text(late, '.banner')).includes('研修用'));
    await late.addScriptTag({ url: file('mimamori-training.js') });
    await late.waitForSelector('.begin-case');
    const other = await openWith(shared, `<!doctype html><html lang="ja"><title>x</title>${tag}${work}`);
    await ready(other);
    const warned = other.waitForEvent('console', (message) => message.type() === 'warning');
    await other.addScriptTag({ content: (await readFile(join(dist, 'mimamori-training.js'), 'utf8')).replace(/practise\("[^"]*"/, 'practise("9.9.9"') });
    assert.match((await warned).text(), /9\.9\.9/);
    assert.equal(await other.locator('.practice').count(), 0);
  });

  test('cases of one’s own stand beside the built-in ones; one that the rules judge otherwise is left out', async () => {
    const page = await practise(shared);
    const own = structuredClone({ ...JSON.parse(await readFile(join(dist, `packs/training/${CASE}.json`), 'utf8')), id: 'own' });
    own.cases[0].id = 'own';
    own.cases[0].title = { ja: '自前の事例', en: 'A case of our own' };
    const wrong = structuredClone({ ...own, id: 'wrong' });
    wrong.cases[0].id = 'wrong';
    wrong.cases[0].stages[0].expect[0].known = 'support';
    await page.$eval('mimamori-sheet', (sheet, cases) => { sheet.cases = cases; }, [own, wrong]);
    await page.waitForSelector('[data-case="own"]');
    assert.equal(await page.locator('[data-case="wrong"]').count(), 0);
    assert.ok((await text(page, '.practice .notice')).includes('wrong'));
    assert.equal(await page.locator(`[data-case="${CASE}"]`).count(), 1);
  });

  test('one file has work and practice, and a button between them; unsaved work is not left', async () => {
    const page = await open(shared, file('mimamori.html'));
    assert.equal(await page.locator('.practice').count(), 0);
    await press(page, '.mode');
    await page.waitForSelector('.begin-case');
    await playWell(page);
    await press(page, '.mode');
    await press(page, '.mode-no');
    assert.equal(await page.locator('.debrief').count(), 1);
    await save(page);
    await press(page, '.saved-yes');
    await press(page, '.mode');
    await page.waitForSelector('.practice', { state: 'detached' });
    assert.equal(await page.locator('.app').count(), 1);
    const { training, children } = await record(page);
    assert.ok(!training && children.length === 1 && !children[0].statements, 'nothing of practice is in the record');
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('user-role', 'ward'));
    await answer(page, 'past-notification', 'yes');
    const before = await record(page);
    await press(page, '.mode');
    assert.deepEqual(await record(page), before, 'nothing goes before somebody says so');
    await press(page, '.mode-yes');
    await page.waitForSelector('.begin-case');
    assert.equal((await record(page)).household, undefined);
    assert.deepEqual(page.troubles, []);
  });

  test('practice requests nothing and stores nothing', async () => {
    const page = await practise(shared, { });
    const before = page.requests.length;
    await playWell(page);
    assert.deepEqual(page.requests.slice(before), []);
    const stored = await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, '']);
    const script = await readFile(join(dist, 'mimamori.js'), 'utf8');
    assert.ok(!script.includes(FIRST.title.ja), 'the sheet for work carries no case');
  });

  test('what was practised after a file was made is not taken as saved', async () => {
    const page = await practise(shared);
    const warns = () => page.evaluate(() => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    });
    await playWell(page);
    await save(page);
    await press(page, '.debrief .home');
    await playWell(page);
    await press(page, '.saved-yes');
    assert.equal(await warns(), true);
    await save(page);
    await press(page, '.saved-yes');
    assert.equal(await warns(), false);
  });

  test('leaving a case that is played warns', async () => {
    const page = await practise(shared);
    const warns = () => page.evaluate(() => {
      const event = new Event('beforeunload', { cancelable: true });
      dispatchEvent(event);
      return event.defaultPrevented;
    });
    assert.equal(await warns(), false);
    await begin(page);
    assert.equal(await warns(), true);
    await press(page, '#leave');
    await press(page, '.leave-yes');
    assert.equal(await warns(), false);
  });

  test('the ES module has practice too', async () => {
    const page = await open(shared, shared.http('demo/esm.html'), { role: null });
    await page.addScriptTag({ url: shared.http('esm/mimamori-training.js'), type: 'module' });
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('mode', 'training'));
    await page.waitForSelector('.begin-case');
  });
});
