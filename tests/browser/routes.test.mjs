// The plan as its users see it: desks with or without a number, what became of each step, the log of calls, the list of
// desks, rules of another day, and the page of those who ask for help.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { file, front, open, radio, record, result, tabTo, useBrowser } from './browser.mjs';

// Friday, 14:00 in Japan; and Saturday, 20:00.
const FRIDAY = { now: '2026-11-20T05:00:00Z', timezoneId: 'Asia/Tokyo' };
const SATURDAY = { now: '2026-11-21T11:00:00Z', timezoneId: 'Asia/Tokyo' };

const yes = (page, id) => front(page, id).locator('input[value="yes"]').check();
const area = (page, id) => page.locator('select.area').selectOption(id);
const step = (page, words) => result(page).locator('[data-kind="steps"] > ol > li', { hasText: words }).first();

describe('routes', () => {
  const shared = useBrowser();

  test('a nursery in Takatsu at two: both desks with their kind, no number that nobody verified, and 189', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'nursery' });
    await area(page, 'kawasaki-takatsu');
    await yes(page, 'site-face');
    const notify = await step(page, '通告する').textContent();
    assert.match(notify, /中部児童相談所（児童相談所） 番号は要確認 いま開いている（17:00まで）/);
    assert.match(notify, /高津区役所[^（]*（市区町村の窓口）/);
    assert.match(notify, /189/);
    const all = await result(page).textContent();
    assert.ok(!/044-\d{3}-\d{4}/.test(all), 'a number that is out of date is in the list of desks alone');
    assert.equal(await step(page, '通告する').locator('a[href="tel:189"]').count(), 1);
  });

  test('a school in Musashino on a Saturday night: nothing closed comes before 189', async () => {
    const page = await open(shared, file('demo/index.html'), { ...SATURDAY, role: 'school' });
    await area(page, 'musashino');
    await yes(page, 'child-asks-protection');
    const lines = await step(page, '通告する').locator('.detail').allTextContents();
    const at = (words) => lines.findIndex((line) => line.includes(words));
    assert.ok(at('189 24時間') > 0, lines.join('\n'));
    for (const [place, line] of lines.entries()) {
      if (line.includes('いまは閉まっている')) assert.ok(place > at('189 24時間'), line);
    }
    assert.match(await step(page, '帰す前に').textContent(), /決まるまで、安全な場所で一緒に待つ/);
  });

  test('without an area: one prompt and the national numbers', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'professional' });
    const plan = result(page).locator('[data-kind="plan"]');
    assert.match(await plan.locator('> p').first().textContent(), /189に電話し/);
    await area(page, 'kiyose');
    assert.equal(await plan.locator('> p').count(), 0);
    await area(page, 'elsewhere');
    assert.equal(await plan.locator('> p').count(), 1);
  });

  test('by keyboard: a step that was done, by which post, and taken back; undo; nothing is lost', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'nursery' });
    await yes(page, 'site-face');
    await tabTo(page, '[data-kind="steps"] .state .done');
    await page.keyboard.press('Enter');
    assert.deepEqual((await record(page)).steps, [{ step: 'notify', state: 'done', at: '2026-11-20T14:00+09:00' }]);
    assert.match(await step(page, '通告する').textContent(), /した（令和8年11月20日（金）14時00分）/);
    await tabTo(page, '[data-kind="steps"] .state input.by');
    await page.keyboard.type('主任');
    await page.keyboard.press('Tab');
    assert.equal((await record(page)).steps.at(-1).by, '主任');
    assert.ok(!(await result(page).locator('[data-kind="plan"]').textContent()).includes('主任'), 'who did it stands in the log');
    assert.match(await result(page).locator('[data-kind="calls"]').textContent(), /主任/);
    await step(page, '通告する').locator('.not-yet').click();
    assert.deepEqual((await record(page)).steps.map(({ state }) => state), ['done', 'done', 'not_yet']);
    await page.locator('.undo').click();
    assert.equal((await record(page)).steps.length, 2);
  });

  test('the log of calls keeps who was told, and is saved with the record', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'ward' });
    await page.locator('input.call-to').fill('中部児童相談所');
    await page.locator('input.call-by').fill('受付の児童福祉司');
    await page.locator('input.call-said').fill('訪問の前に電話する');
    await page.locator('.call-add').click();
    const made = await record(page);
    assert.deepEqual(made.calls, [{ at: '2026-11-20T14:00+09:00', to: '中部児童相談所', taken_by: '受付の児童福祉司', said: '訪問の前に電話する' }]);
    assert.equal(await page.locator('input.call-to').inputValue(), '');
    await page.$eval('mimamori-sheet', (sheet, made) => { sheet.reset(); sheet.importRecord(made); }, made);
    assert.match(await result(page).locator('[data-kind="calls"]').textContent(), /訪問の前に電話する/);
  });

  test('a sighting that is overdue fires its own step, until it is done', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'ward' });
    const received = { format: 'mimamori-record/1', circumstances: { role: 'ward', area: 'kiyose', received: '2026-11-18T13:59' }, children: [{ number: 1 }] };
    await page.$eval('mimamori-sheet', (sheet, record) => sheet.importRecord(record), received);
    const fired = step(page, '立入りと警察の援助の検討を求める');
    await fired.waitFor();
    assert.match(await step(page, '自分の目で見て確かめる').textContent(), /期限を過ぎている/);
    await step(page, '自分の目で見て確かめる').locator('.could-not').click();
    assert.equal(await fired.count(), 1, 'that it could not be done ends nothing');
    await step(page, '自分の目で見て確かめる').locator('.done').click();
    await fired.waitFor({ state: 'detached' });
    assert.ok(!(await result(page).textContent()).includes('期限を過ぎている'));
  });

  test('the list of desks: what has to be verified, with the number and its day; and back', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'ward' });
    await area(page, 'kawasaki-takatsu');
    await page.locator('.desks').click();
    const first = page.locator('[data-kind="desks"]').first();
    assert.match(await first.textContent(), /中部児童相談所（児童相談所）.*044-877-8111（要確認。このままかけない）/s);
    assert.equal(await first.locator('a[href^="tel:"]').count(), 0, 'nothing here is to be called');
    assert.ok(!(await page.locator('.directory').textContent()).includes('北部児童相談所'), 'not a desk of this area');
    await page.locator('.directory .go-on').click();
    await page.locator('.work').waitFor();
  });

  test('a rule that is not in force yet is seen on the day that somebody looks at', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'school' });
    const answers = { 'suspect-school-staff': 'yes', 'sexual-act-other': 'yes' };
    await page.$eval('mimamori-sheet', (sheet, answers) => sheet.importRecord({ format: 'mimamori-record/1', circumstances: { role: 'school' }, children: [{ number: 1, answers }] }), answers);
    const law = () => result(page).locator('[data-kind="plan"]').textContent().then((text) => /こども性暴力防止法/.test(text));
    assert.equal(await law(), false);
    await page.locator('.rules-on input').fill('2026-12-25');
    assert.equal(await law(), true);
    assert.match(await result(page).locator('[data-kind="plan"] > p').allTextContents().then((all) => all.join()), /12月25日/);
    await page.locator('.rules-on input').fill('2026-12-24');
    assert.equal(await law(), false);
  });

  test('who asks for help sees the desks of the area, and no number that is not verified', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'child' });
    await area(page, 'musashino');
    const text = await page.locator('.asking').textContent();
    assert.match(text, /まもルーム/);
    assert.ok(!/0120-|0422-/.test(text));
  });

  test('a need has its services: run here, not run, and what instead', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'ward' });
    await area(page, 'kiyose');
    await radio(page, 'need-respite', 'yes').check();
    const offers = await result(page).locator('[data-kind="offers"]').textContent();
    assert.match(offers, /この地域で行われている/);
    assert.match(offers, /この地域では行われていない.*代わりに：/s);
    assert.match(offers, /同意を得てつなぐ/);
  });
});
