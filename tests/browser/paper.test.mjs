// Paper and file as their users have them: printed by both browsers, saved, closed, opened, and refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { dist, file, item, open, openWith, radio, ready, record, useBrowser } from './browser.mjs';
import { startFirefox } from './firefox.mjs';
import { joined, pdfOf, read } from './pdf.mjs';

const NOW = '2026-11-20T16:50:00+09:00';
const said = (value, basis, from, words, more = {}) => ({ value, basis, from, words, at: '2026-11-20T16:00+09:00', ...more });

/** A record that says something in each of its parts. What could tell who reported, or where the family is, has a mark. */
const LONG = {
  format: 'mimamori-record/1',
  case: 'K-17',
  circumstances: { role: 'ward', area: 'kawasaki-takatsu', received: '2026-11-20T15:00+09:00', secret: { safe_contact: '秘密の連絡先' } },
  household: { statements: { 'registered-council': [said('yes', 'record', '秘密の台帳')] } },
  children: [
    {
      number: 1, born: '2021-06',
      presence: { place: '秘密の場所', handover_to: '秘密の相手', last_seen: '2026-11-20T14:00+09:00', last_seen_by: '秘密の担任' },
      statements: {
        'site-face': [said('yes', 'seen', '秘密の担任', undefined, { mark: { region: 'front-left-cheek', size: '3 cm' } })],
        fracture: [said('yes', 'heard', '秘密の母', '腕が痛いと言った'), said('no', 'heard', '秘密の父', '転んだだけ')],
        'shut-in': [said('unknown', 'seen', '秘密の担任', undefined, { follow_up: { by: '係長', until: '2026-11-22T12:00+09:00' } })],
        'act-shaking': [{ ...said('yes', 'judged', '秘密の医師'), withdrawn: { reason: '別の子どもの話だった', at: NOW } }],
      },
    },
    { number: 2, born: '2025-02', statements: { 'site-face': [said('no', 'seen', '秘密の担任')] } },
  ],
  steps: [{ step: 'next-review', state: 'not_yet', at: '2026-11-20T16:00+09:00', by: '秘密の係長' }],
  calls: [{ at: '2026-11-20T15:00+09:00', to: '秘密の窓口', taken_by: '秘密の受け手', said: '秘密の話' }],
  minutes: [
    { kind: 'meeting', at: '2026-11-20T16:30+09:00', fields: { posts: '秘密の課長', lead: '児童相談所', next_review: '2026-11-24T10:00+09:00' } },
    { kind: 'transfer', at: '2026-11-20T16:40+09:00', fields: { what: 'move', to: '秘密の市', papers: '写真3枚' } },
  ],
};
const SHORT = { format: 'mimamori-record/1', case: 'K-18', circumstances: { role: 'ward' }, children: [{ number: 1 }] };

/** A sheet with a record in a page of someone else's, which says so wherever it would print. */
async function hostPage(shared, given, options = {}) {
  const page = await open(shared, file('demo/hostile.html'), { now: NOW, ...options });
  await page.evaluate((given) => {
    document.body.prepend('ホストの文字');
    document.title = 'ホストの題';
    window.print = () => dispatchEvent(new Event('beforeprint'));
    const sheet = document.querySelector('mimamori-sheet');
    if (!sheet.importRecord(given)) throw new Error(sheet.shadowRoot.querySelector('.problem').textContent);
  }, given);
  return page;
}

const printed = async (page, kind) => {
  assert.equal(await page.$eval('mimamori-sheet', (sheet, kind) => sheet.print(kind), kind), true);
  return read(await pdfOf(page));
};

const A4 = [595, 842];
function isPaper({ joined: sheets, size }, { kind, training = false, pages }) {
  for (const sides of size) sides.forEach((side, at) => assert.ok(Math.abs(side - A4[at]) < 2, `${sides} is not A4`));
  assert.ok(pages(sheets.length), `${sheets.length} pages`);
  for (const sheet of sheets) {
    assert.ok(sheet.includes(joined(kind)), `a page does not say ${kind}`);
    assert.ok(!sheet.includes('ホスト'), 'something of the host is printed');
    if (training) assert.ok(sheet.includes('研修用'), 'a page does not say that it is practice');
  }
}

describe('paper', () => {
  const shared = useBrowser();

  for (const [kind, title, given, pages] of [
    ['approval', '決裁用', LONG, (count) => count >= 5],
    ['approval', '決裁用', SHORT, (count) => count >= 2],
    ['sharing', '関係機関共有用', LONG, (count) => count >= 3],
    ['transfer', '移管用', LONG, (count) => count >= 3],
    ['handover', '引継ぎ', LONG, (count) => count <= 2],
    ['register', '進行管理台帳', LONG, (count) => count === 1],
    ['blank', '手書き用', SHORT, (count) => count >= 3],
  ]) {
    test(`${kind} of ${given.case}, printed from a page of someone else's`, async () => {
      const page = await hostPage(shared, given);
      const paper = await printed(page, kind);
      isPaper(paper, { kind: title, pages });
      const [first] = paper.joined;
      const all = paper.joined.join('');
      assert.ok(first.indexOf('110') >= 0 && first.indexOf('110') < first.length / 2, 'the emergency line is not at the head');
      if (kind !== 'blank') {
        for (const sheet of paper.joined) {
          assert.ok(sheet.includes(joined(given.case)), 'a page without the case number');
          for (const { number } of given.children) assert.ok(sheet.includes(`子ども${number}`), 'a page without a child');
        }
      }
      const detached = paper.joined.findIndex((sheet) => sheet.includes(joined('切り離す紙')));
      const shown = kind === 'approval' && detached >= 0 ? paper.joined.slice(0, detached).join('') : all;
      for (const secret of ['秘密の担任', '秘密の母', '秘密の父', '秘密の医師', '秘密の受け手']) {
        assert.ok(!shown.includes(secret), `${secret} stands on ${kind}`);
      }
      if (given === LONG && kind === 'approval') {
        assert.ok(paper.joined.slice(detached).join('').includes('秘密の母'), 'the sheet to detach does not say who said it');
        assert.ok(all.includes(joined('腕が痛いと言った')) && all.includes(joined('別の子どもの話だった')));
        assert.ok(all.includes(joined('☑ はい')), 'a chosen answer is not text');
        assert.ok(all.includes('秘密の連絡先'), 'the office does not see the safe contact');
      }
      if (kind === 'sharing' || kind === 'transfer') {
        for (const secret of ['秘密の場所', '秘密の相手', '秘密の連絡先', '秘密の市', '秘密の課長', '秘密の窓口', '高津']) {
          assert.ok(!all.includes(secret), `${secret} stands on ${kind}`);
        }
      }
      assert.deepEqual(page.troubles, []);
      // The host's own printing is as it was.
      assert.equal(await page.evaluate(() => document.title), 'ホストの題');
      assert.equal(await page.evaluate(() => document.querySelectorAll(':root > :not(head, body)').length), 0);
      const own = await read(await pdfOf(page));
      assert.ok(own.joined.join('').includes('ホストの文字'));
      await page.context().close();
    });
  }

  test('every unconfirmed item stands in the work list, and every standing answer on the paper', async () => {
    const page = await hostPage(shared, { ...SHORT, children: [{ number: 1, answers: { 'site-face': 'yes', fracture: 'no', 'shut-in': 'unknown' } }] });
    const next = await page.$$eval('mimamori-sheet', ([sheet]) => {
      const root = sheet.shadowRoot;
      root.querySelector('[data-kind="next"] button.extent').click();
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
        done([...root.querySelectorAll('[data-kind="next"] li > span:first-child a')].map((link) => link.textContent)))));
    });
    assert.ok(next.length > 20);
    const all = (await printed(page, 'approval')).joined.join('');
    for (const sentence of next) assert.ok(all.includes(joined(sentence)), sentence);
    for (const id of ['site-face', 'fracture', 'shut-in']) {
      assert.ok(all.includes(joined(await item(page, id).locator('legend').innerText())), id);
    }
    await page.context().close();
  });

  test('in training every page, the file name and the screen say so', async () => {
    const page = await open(shared, file('demo/index.html'), { now: NOW, role: null });
    await page.evaluate(() => {
      window.print = () => dispatchEvent(new Event('beforeprint'));
      const sheet = document.querySelector('mimamori-sheet');
      sheet.setAttribute('mode', 'training');
      sheet.setAttribute('user-role', 'ward');
      return sheet.ready;
    });
    await page.locator('.banner.training').waitFor();
    await radio(page, 'fracture', 'yes').check();
    isPaper(await printed(page, 'approval'), { kind: '決裁用', training: true, pages: (count) => count > 1 });
    await page.locator('.papers-open').click();
    const download = page.waitForEvent('download');
    await page.locator('.save-file').click();
    assert.match((await download).suggestedFilename(), /^研修用_/);
    await page.context().close();
  });

  test("in a page that is nothing but the sheet, the browser's own command prints the paper", async () => {
    const page = await open(shared, file('mimamori.html'), { now: NOW });
    await radio(page, 'fracture', 'yes').check();
    isPaper(await read(await pdfOf(page)), { kind: '決裁用', pages: (count) => count > 1 });
    assert.equal(await page.evaluate(() => document.querySelectorAll('.mimamori-paper').length), 0);
    await page.context().close();
  });

  test('a frame that may open no dialog says so', async () => {
    const page = await openWith(shared, '<iframe sandbox="allow-scripts"></iframe>');
    const script = await readFile(join(dist, 'mimamori.js'), 'utf8');
    await page.$eval('iframe', (frame, script) => {
      frame.srcdoc = `<mimamori-sheet user-role="ward"></mimamori-sheet><script>${script}</` + 'script>';
    }, script);
    const inside = page.frameLocator('iframe');
    await inside.locator('.papers-open').click();
    await inside.locator('[data-paper="approval"] button').click();
    await inside.getByRole('alert').filter({ hasText: 'allow-modals' }).waitFor();
    await page.context().close();
  });

  test('Firefox prints the shortest and the longest record on A4, with head and foot on each page', async () => {
    const firefox = await startFirefox();
    try {
      for (const given of [SHORT, LONG]) {
        await firefox.open(file('demo/index.html'));
        await firefox.run(async (given) => {
          const sheet = document.querySelector('mimamori-sheet');
          await sheet.ready;
          document.body.prepend('ホストの文字');
          window.print = () => dispatchEvent(new Event('beforeprint'));
          if (!sheet.importRecord(given) || !sheet.print('approval')) throw new Error('not printed');
        }, given);
        const paper = await read(await firefox.pdf());
        isPaper(paper, { kind: '決裁用', pages: (count) => count >= 2 });
        assert.ok(paper.joined.every((sheet) => sheet.includes(joined(given.case))));
        assert.ok(paper.joined.join('').includes('☑') || given === SHORT);
      }
    } finally {
      await firefox.close();
    }
  });
});

describe('file', () => {
  const shared = useBrowser();

  const saved = async (page) => {
    await page.locator('.papers-open').click();
    const download = page.waitForEvent('download');
    await page.locator('.save-file').click();
    const file = await download;
    await page.locator('.saved-yes').click();
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const choose = async (page, text) => {
    const chooser = page.waitForEvent('filechooser');
    await page.locator('.open-file').click();
    await (await chooser).setFiles({ name: 'x.html', mimeType: 'text/html', buffer: Buffer.from(text) });
  };

  for (const way of ['file', 'http']) {
    test(`save, close, open over ${way}: the same record, to the letter`, async () => {
      const at = (name) => (way === 'file' ? file(name) : shared.http(name));
      const page = await open(shared, at('mimamori.html'), { now: NOW });
      await page.$eval('mimamori-sheet', (sheet, given) => sheet.importRecord(given), LONG);
      await radio(page, 'fracture', 'yes').first().waitFor();
      const before = await record(page);
      const { name, text } = await saved(page);
      assert.match(name, /^mimamori_K-17_1-2_20261120-1650\.html$/);
      await page.context().close();

      const again = await open(shared, at('mimamori.html'), { now: NOW });
      await again.locator('.papers-open').click();
      await choose(again, text);
      await again.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().case === 'K-17');
      assert.deepEqual(await record(again), before);
      assert.deepEqual(again.troubles, []);
      await again.context().close();

      // Anybody can read it, and nothing in it runs.
      const reader = await openWith(shared, text);
      assert.ok((await reader.locator('body').innerText()).includes('腕が痛いと言った'));
      assert.deepEqual(reader.troubles, []);
      await reader.context().close();
    });
  }

  test('what is not ours, cut off, altered, newer, too large, or holds a script is refused, and the screen stays', async () => {
    const page = await open(shared, file('mimamori.html'), { now: NOW });
    await radio(page, 'fracture', 'yes').check();
    const { text } = await saved(page);
    await page.evaluate(() => { window.ran = 0; });
    const before = await record(page);
    const cases = [
      ['<html>hello</html>', 'ではない'],
      [text.slice(0, -500), '切れている'],
      [text.replace('K', 'L').replace('。', '、'), '変わっている'],
      [text.replace('mimamori-file/1', 'mimamori-file/2'), '新しい版'],
      [text.replace('</main>', '<img src=x onerror="parent.ran=1"></main>'), '変わっている'],
      ['x'.repeat(8_000_001), '大きすぎる'],
      ['', 'ではない'],
    ];
    for (const [bad, words] of cases) {
      await choose(page, bad);
      await page.getByRole('alert').filter({ hasText: words }).waitFor();
      assert.deepEqual(await record(page), before);
    }
    assert.equal(await page.evaluate(() => window.ran), 0);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });

  test('where the browser keeps no file, the text can be copied and opened again; until then leaving warns', async () => {
    const page = await open(shared, file('mimamori.html'), { now: NOW });
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.papers-open').click();
    await page.locator('.save-file').click();
    await page.locator('.saved-no').click();
    const text = await page.locator('.copy-text').inputValue();
    const warns = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await warns(), true);
    const before = await record(page);
    await page.locator('.saved-yes').click();
    assert.equal(await warns(), false);
    await page.context().close();

    const again = await open(shared, file('mimamori.html'), { now: NOW });
    await again.locator('.papers-open').click();
    await again.locator('.paste > summary').click();
    await again.locator('.paste-text').fill(text);
    await again.locator('.paste-open').click();
    await again.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().children[0].statements);
    assert.deepEqual(await record(again), before);
    await again.context().close();
  });

  test('a record of another edition opens as it was judged, and is carried over item by item', async () => {
    const pack = JSON.parse(await readFile(new URL('../packs/kitchen-sink.json', import.meta.url), 'utf8'));
    const other = structuredClone(pack);
    other.edition = 'next';
    const changed = other.items.find(({ id }) => id === 'cry');
    changed.statement.ja += '（新しい言葉）';
    const sheet = async (packs) => {
      const page = await openWith(shared, '<!doctype html><html lang="ja"><main></main>', { now: NOW });
      await page.addScriptTag({ path: join(dist, 'mimamori.js') });
      await page.evaluate(async (packs) => {
        const sheet = Object.assign(document.createElement('mimamori-sheet'), { packs });
        sheet.setAttribute('user-role', 'ward');
        document.querySelector('main').append(sheet);
        await sheet.ready;
      }, packs);
      return page;
    };
    const page = await sheet([pack]);
    await radio(page, 'cry', 'yes').first().check();
    const { text } = await saved(page);
    await page.context().close();

    const again = await sheet([other]);
    const before = await record(again);
    await again.locator('.papers-open').click();
    await choose(again, text);
    await again.locator('.carry').waitFor();
    assert.deepEqual(await record(again), before, 'it was taken before anybody chose');
    assert.ok((await again.locator('.judged li').count()) > 0);
    await again.locator('.carry [data-item="cry"] .leave-behind').click();
    await again.locator('.carry-done').click();
    const after = await record(again);
    assert.equal(after.left_behind[0].item, 'cry');
    assert.equal(after.children[0].statements?.cry, undefined);
    await again.context().close();
  });
});

describe('meeting and second look', () => {
  const shared = useBrowser();

  test('nothing is chosen in a form before somebody chooses', async () => {
    const page = await open(shared, file('mimamori.html'), { now: NOW });
    await page.locator('.meetings-open').click();
    const selects = page.locator('.form select');
    const chosen = await selects.evaluateAll((all) => all.map((select) => [select.dataset.field, select.value]));
    assert.ok(chosen.length >= 5, `${chosen.length} choices`);
    assert.deepEqual(chosen.filter(([, value]) => value !== ''), []);
  });

  test('a time that cannot be is told at its field, and nothing that was typed is lost', async () => {
    const page = await open(shared, file('mimamori.html'), { now: NOW });
    await page.locator('.meetings-open').click();
    await page.locator('.minutes-form > summary').first().click();
    const meeting = page.locator('[data-form="meeting"]');
    await meeting.locator('[data-field="posts"]').fill('係長、児童福祉司');
    await meeting.locator('[data-field="start"]').fill('0026-11-20T16:00');
    await meeting.locator('.form-submit').click();
    assert.equal(await meeting.locator('[data-field="posts"]').inputValue(), '係長、児童福祉司');
    assert.equal((await record(page)).minutes, undefined);
    // What is half typed is still there after a look at the sheet, and leaving would lose it.
    await page.locator('.go-on').click();
    assert.equal(await page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))), true);
    await page.locator('.meetings-open').click();
    await page.locator('.minutes-form > summary').first().click();
    assert.equal(await meeting.locator('[data-field="posts"]').inputValue(), '係長、児童福祉司');
    await meeting.locator('[data-field="start"]').fill('2026-11-20T16:00');
    await meeting.locator('.form-submit').click();
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().minutes?.length === 1);
    assert.equal(await meeting.locator('[data-field="posts"]').inputValue(), '');
  });

  test('from five to eight: the look is not taken down until somebody says why the level stayed', async () => {
    const page = await open(shared, file('mimamori.html'), { now: NOW });
    const look = page.locator('[data-form="look"]');
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.meetings-open').click();
    await look.locator('[data-field="look-by"]').fill('係長');
    await look.locator('.form-submit').click();
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().looks?.length === 1);
    await page.locator('.go-on').click();
    await radio(page, 'act-shaking', 'yes').check();
    await page.locator('.meetings-open').click();
    await look.locator('[data-field="look-by"]').fill('課長');
    await look.locator('.form-submit').click();
    await look.locator('.missing li').first().waitFor();
    assert.equal((await record(page)).looks.length, 1);
    await look.locator('[data-field="look-reason-1"]').fill('同じ場面の別の話である。');
    await look.locator('.form-submit').click();
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().looks?.length === 2);
    assert.equal((await record(page)).looks[1].children[0].reason, '同じ場面の別の話である。');
    await page.locator('table').getByText('同じ場面の別の話である。').waitFor();
    await page.context().close();
  });

  test('a level below the rules needs a reason, and is marked on screen and paper', async () => {
    const page = await open(shared, file('demo/index.html'), { now: NOW });
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.meetings-open').click();
    await page.locator('[data-minutes="decision"] > summary').click();
    const form = page.locator('[data-form="decision1"]');
    await form.locator('[data-field="level"]').selectOption('continuing-support');
    await form.locator('[data-field="protection"]').selectOption('not-protect');
    for (const name of ['safety_plan', 'post', 'dissent']) await form.locator(`[data-field="${name}"]`).fill('なし');
    await form.locator('[data-field="next_sighting"]').fill('2026-11-21T10:00');
    await form.locator('[data-field="reason"]').fill('母は反省し、二度としないと約束した。');
    await form.locator('.form-submit').click();
    await form.locator('.missing li').nth(1).waitFor();
    assert.equal((await record(page)).minutes, undefined);
    await form.locator('[data-field="reason"]').fill('母は反省している。入院しており、病院が毎日見る。');
    await form.locator('[data-field="below_reason"]').fill('入院している。');
    await form.locator('.form-submit').click();
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().minutes?.length === 1);
    await page.locator('.go-on').click();
    await page.locator('.result [data-kind="alerts"]').getByText('規則より低い').waitFor();
    await page.evaluate(() => { window.print = () => dispatchEvent(new Event('beforeprint')); });
    for (const kind of ['approval', 'sharing', 'transfer', 'handover']) {
      assert.ok((await printed(page, kind)).joined.join('').includes('規則より低い'), kind);
    }
    await page.context().close();
  });
});
