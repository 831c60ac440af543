// Each view from empty to its result, by keyboard alone; what a screen reader is told; the guards.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { file, front, item, open, radio, record, result, root, tabTo, useBrowser } from './browser.mjs';

// Friday, 16:50 in Japan.
const FRIDAY = { now: '2026-11-20T07:50:00Z', timezoneId: 'Asia/Tokyo', locale: 'en-US' };

const focused = (page) => page.$eval('mimamori-sheet', (sheet) => {
  const control = sheet.shadowRoot.activeElement;
  return control?.closest('[data-item]')?.id ?? control?.id ?? control?.className;
});

/** Presses the space bar on the radio button that means an answer, as arrow keys would choose it. */
async function answer(page, selector, value) {
  await tabTo(page, `${selector} input`);
  if (value === 'yes') return page.keyboard.press('Space');
  for (let presses = ['yes', 'no', 'unknown'].indexOf(value); presses > 0; presses -= 1) await page.keyboard.press('ArrowDown');
}

describe('views', () => {
  const shared = useBrowser();

  test('a nursery nurse on a Friday afternoon, by keyboard: role, eight facts, the call and its deadline', async () => {
    const page = await open(shared, file('demo/strict-csp.html'), { ...FRIDAY, role: null });
    await tabTo(page, 'button.role[data-id="nursery"]');
    await page.keyboard.press('Enter');
    await tabTo(page, 'input.place');
    await page.keyboard.type('園');
    await tabTo(page, 'input.handover');
    await page.keyboard.type('0530PM');
    await tabTo(page, 'input.handover-to');
    await page.keyboard.type('父');
    await answer(page, '#front-1-site-face', 'yes');
    await answer(page, '#front-1-child-asks-protection', 'yes');
    await tabTo(page, 'input.suspect-returns');
    await page.keyboard.type('0700PM');
    await page.keyboard.press('Tab');

    const made = await record(page);
    assert.equal(made.circumstances.role, 'nursery');
    assert.deepEqual(made.children[0].presence, { place: '園', handover: '2026-11-20T17:30+09:00', handover_to: '父' });
    const sections = result(page).locator('.report-section');
    assert.equal(await sections.first().getAttribute('data-kind'), 'plan', 'the act is the headline');
    const first = await sections.first().locator('li').first().textContent();
    assert.match(first, /^通告する/);
    assert.match(first, /17時30分まで（あと40分）/);
    const say = await result(page).locator('[data-kind="say"]').first().textContent();
    for (const words of ['園', '17時30分、父', '19時00分', '顔に']) assert.ok(say.includes(words), words);
    // The sheet waits below as notes.
    assert.equal(await item(page, 'fracture').count(), 0);
    await tabTo(page, 'button.notes-open');
    await page.keyboard.press('Enter');
    await item(page, 'fracture').waitFor();
    assert.equal(await radio(page, 'site-face', 'yes').isChecked(), true, 'asked once');
    assert.deepEqual(page.troubles, []);
  });

  test('a ward officer, by keyboard: three siblings, who confirms what until when, a question at one go', async () => {
    const page = await open(shared, file('demo/strict-csp.html'), { ...FRIDAY, role: null });
    await tabTo(page, 'button.role[data-id="ward"]');
    await page.keyboard.press('Enter');
    for (const month of ['2015-08', '2018-10', '2024-06']) {
      if (month !== '2015-08') {
        await tabTo(page, 'button.add-child');
        await page.keyboard.press('Enter');
      }
      await tabTo(page, 'input.born');
      await page.keyboard.type(month);
      await page.keyboard.press('Tab');
    }
    // For the youngest: tried, not confirmed, with owner and deadline; then the rest of a question ruled out.
    await answer(page, '#item-3-grave-injury', 'unknown');
    await tabTo(page, '#item-3-grave-injury input.by-whom');
    await page.keyboard.type('地区担当');
    await tabTo(page, '#item-3-grave-injury input.until-when');
    await page.keyboard.type('0900PM');
    await tabTo(page, '[data-question="q8"] button.rest-no');
    await page.keyboard.press('Enter');
    await tabTo(page, '[data-question="q8"] select.rest-basis');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '[data-question="q8"] button.rest-apply');
    await page.keyboard.press('Enter');
    // What holds for the household is said once.
    const made = await record(page);
    assert.deepEqual(made.children.map(({ born }) => born), ['2015-08', '2018-10', '2024-06']);
    const [unknown] = made.children[2].statements['grave-injury'];
    assert.deepEqual([unknown.value, unknown.follow_up], ['unknown', { by: '地区担当', until: '2026-11-20T21:00+09:00' }]);
    assert.equal(made.household.statements['single-parent'][0].value, 'no');
    assert.equal(made.children[2].statements['child-food'][0].basis, 'seen');
    assert.equal(made.children[0].statements?.['child-food'], undefined, 'a no is never copied');
    await result(page).locator('button.extent').first().click();
    assert.match(await result(page).textContent(), /確かめる人：地区担当、期限：.*21時00分まで（あと4時間10分）/);
    assert.deepEqual(page.troubles, []);
  });

  test('a child, by keyboard: one page of numbers and words, and no sheet', async () => {
    const page = await open(shared, file('demo/strict-csp.html'), { role: null });
    await tabTo(page, 'button.role[data-id="child"]');
    await page.keyboard.press('Enter');
    const asking = page.locator('.asking');
    await asking.waitFor();
    for (const number of ['110', '119', '189']) await asking.getByRole('link', { name: number }).waitFor();
    assert.equal(await page.locator('[data-item], .result').count(), 0);
    await tabTo(page, 'button.about-tool');
    await page.keyboard.press('Enter');
    await page.locator('button.role[data-id="nursery"]').waitFor();
  });

  test('one key says yes with the last basis', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await radio(page, 'fracture', 'yes').check();
    await item(page, 'fracture').locator('select.basis').selectOption('seen');
    await item(page, 'fracture').locator('input.from').fill('担任');
    await item(page, 'fracture').locator('input.from').press('Enter');
    await radio(page, 'burn-contact', 'no').focus();
    await page.keyboard.press('1');
    await radio(page, 'burn-contact', 'yes').waitFor();
    const said = (await record(page)).children[0].statements['burn-contact'];
    assert.deepEqual(said.map(({ value, basis, from }) => [value, basis, from]), [['yes', 'seen', '担任']]);
    // In a field, the key is a letter.
    await item(page, 'burn-contact').locator('input.words').fill('');
    await item(page, 'burn-contact').locator('input.words').press('1');
    assert.equal(await item(page, 'burn-contact').locator('input.words').inputValue(), '1');
  });

  test('the body figure by keyboard: a mark answers the item of its place', async () => {
    const page = await open(shared, file('demo/strict-csp.html'), FRIDAY);
    await tabTo(page, '.figures path');
    const start = await page.$eval('mimamori-sheet', (sheet) => sheet.shadowRoot.activeElement.getAttribute('aria-label'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const label = await page.$eval('mimamori-sheet', (sheet) => sheet.shadowRoot.activeElement.getAttribute('aria-label'));
    assert.notEqual(label, start);
    await page.keyboard.press('Enter');
    const region = await page.locator('.figures path[aria-pressed="true"]').getAttribute('data-region');
    assert.equal(await page.locator('select.region').inputValue(), region, 'the list says the same');
    await tabTo(page, 'select.mark-kind');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, 'input.mark-size');
    await page.keyboard.type('2×3cm');
    await tabTo(page, 'input.mark-by');
    await page.keyboard.type('保育士');
    await tabTo(page, 'button.mark-add');
    await page.keyboard.press('Enter');
    const marked = (await record(page)).children[0].statements['site-face'];
    assert.deepEqual(marked.map(({ value, basis, from, mark }) => ({ value, basis, from, mark })), [
      { value: 'yes', basis: 'seen', from: '保育士', mark: { region, kind: 'bruise', size: '2×3cm' } },
    ]);
    assert.equal(await radio(page, 'site-face', 'yes').isChecked(), true);
    assert.match(await page.locator(`.figures path[data-region="${region}"]`).getAttribute('aria-label'), /印1つ/);
    assert.match(await page.locator('.marks').textContent(), /あざ、2×3cm/);
  });

  test('several pieces of information stand beside each other, a judgement apart', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await radio(page, 'fear-of-parent', 'yes').check();
    const row = item(page, 'fear-of-parent');
    await row.locator('.history > summary').click();
    await row.locator('.another-open').click();
    await row.locator('.another-value').selectOption('yes');
    await row.locator('.another-basis').selectOption('judged');
    await row.locator('.another-from').fill('養護教諭');
    await row.locator('.another-add').click();
    const said = (await record(page)).children[0].statements['fear-of-parent'];
    assert.deepEqual(said.map(({ value, basis }) => [value, basis]), [['yes', undefined], ['yes', 'judged']]);
    assert.match(await row.locator('.history').textContent(), /自分で判断した（意見）（養護教諭）/);
  });

  test('a no that is not later than a failed attempt says why it does not count', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await radio(page, 'grave-burn', 'unknown').check();
    await item(page, 'grave-burn').locator('input.by-whom').fill('保健師');
    await item(page, 'grave-burn').locator('input.by-whom').press('Enter');
    await radio(page, 'grave-burn', 'no').check();
    await item(page, 'grave-burn').locator('select.basis').selectOption('seen');
    assert.match(await item(page, 'grave-burn').locator('.notice').textContent(), /「不明」のあとに確かめた/);
  });

  test('children are added, ordered and removed, and every step can be undone', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await page.locator('.add-child').click();
    await page.locator('.add-pregnancy').click();
    const tabs = () => page.locator('.tab').allTextContents();
    assert.deepEqual(await tabs(), ['子ども1', '子ども2', '妊娠3']);
    await page.locator('.move-up').click();
    assert.deepEqual(await tabs(), ['子ども1', '妊娠3', '子ども2']);
    await page.locator('[data-question="unborn-mother"] .fold').click();
    await radio(page, 'unborn-few-checkups', 'yes').check();
    await page.locator('.has-been-born').click();
    assert.deepEqual(await tabs(), ['子ども1', '子ども3', '子ども2']);
    await item(page, 'fracture').waitFor();
    assert.equal((await record(page)).children[1].statements['unborn-few-checkups'].length, 1, 'the history stays');
    await page.locator('.remove').click();
    assert.deepEqual(await tabs(), ['子ども1', '子ども2']);
    await page.locator('.undo').click();
    assert.deepEqual(await tabs(), ['子ども1', '子ども3', '子ども2']);
  });

  test('a field shows what the record has, and tells itself alone', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    const row = item(page, 'fracture');
    await radio(page, 'fracture', 'no').check();
    await row.locator('select.basis').selectOption('heard');
    await page.clock.setFixedTime(new Date('2026-11-20T07:55:00Z'));
    await row.locator('select.basis').selectOption('seen');
    await page.locator('.undo').click();
    assert.equal(await row.locator('select.basis').inputValue(), 'heard', 'undone in the list too');
    await row.locator('input.words').fill('なかった');
    await row.locator('input.words').press('Enter');
    const said = (await record(page)).children[0].statements.fracture;
    assert.deepEqual(said.map(({ basis }) => basis), ['heard'], 'a denial stays a denial');
    await page.locator('select.area').selectOption('kiyose');
    await page.locator('.undo').click();
    assert.equal(await page.locator('select.area').inputValue(), '');
  });

  test('one child is never taken for another', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await page.locator('.add-child').click();
    const tabs = page.locator('.tab');
    await front(page, 'site-face').locator('input[value="yes"]').check();
    await front(page, 'site-face').locator('select.basis').selectOption('heard');
    await tabs.nth(0).click();
    await front(page, 'site-face').locator('input[value="yes"]').check();
    await front(page, 'site-face').locator('select.basis').selectOption('seen');
    await tabs.nth(1).click();
    assert.equal(await front(page, 'site-face').locator('select.basis').inputValue(), 'heard');
    await front(page, 'site-face').locator('input.words').fill('x');
    await front(page, 'site-face').locator('input.words').press('Enter');
    const { children } = await record(page);
    assert.deepEqual(children.map(({ statements }) => statements['site-face'][0].basis), ['seen', 'heard']);
    assert.match(await page.locator('.who').textContent(), /子ども2/);
  });

  test('a standing yes keeps its mark, however often something else is pressed', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await radio(page, 'fracture', 'yes').check();
    for (const value of ['no', 'no', 'unknown', 'unknown']) {
      await radio(page, 'fracture', value).click();
      assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true, value);
      await item(page, 'fracture').locator('.why').waitFor();
    }
    // Nor does the same answer once more wipe its basis; a basis that is taken back is gone.
    await radio(page, 'burn-contact', 'yes').check();
    await radio(page, 'burn-contact', 'no').click();
    const basis = item(page, 'burn-contact').locator('select.basis');
    const said = async () => (await record(page)).children[0].statements['burn-contact'].map(({ value, basis }) => [value, basis]);
    await basis.selectOption('record');
    await radio(page, 'burn-contact', 'no').click();
    assert.deepEqual(await said(), [['yes', undefined], ['no', 'record']]);
    await basis.selectOption('');
    assert.deepEqual(await said(), [['yes', undefined], ['no', undefined]]);
  });

  test('another day without a time is noon of that day, and can be seen', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'nursery' });
    const day = page.getByLabel('次に必ず会える時刻：日');
    await day.fill('2026-11-24');
    await day.press('Tab');
    assert.equal((await record(page)).children[0].presence.next_seen, '2026-11-24T12:00+09:00');
    assert.equal(await page.locator('input.next-seen').inputValue(), '12:00');
    await page.locator('input.place').fill('園');
    await page.locator('input.place').press('Enter');
    assert.equal(await day.inputValue(), '2026-11-24');
  });

  test('what remains goes on while nobody enters anything', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: 'nursery' });
    await front(page, 'danger-now').locator('input[value="yes"]').check();
    await page.locator('input.handover').fill('17:30');
    await page.locator('input.handover').press('Tab');
    const plan = result(page).locator('[data-kind="plan"]');
    assert.match(await plan.textContent(), /あと40分/);
    assert.match(await plan.locator('li').first().textContent(), /^いま110に電話する/, 'this minute comes before every time');
    await front(page, 'danger-now').locator('input[value="yes"]').focus();
    await page.clock.setFixedTime(new Date('2026-11-20T08:38:00Z'));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.waitForFunction(() => /8分過ぎている.*すぐ電話する/.test(document.querySelector('mimamori-sheet').shadowRoot.querySelector('[data-kind="plan"]').textContent));
  });

  test('what is half entered outlives the cover, and no other case', async () => {
    const page = await open(shared, file('demo/index.html'), FRIDAY);
    await page.locator('select.region').selectOption('front-left-ear');
    await page.locator('input.mark-size').fill('2cm');
    await page.locator('.toolbar .hide').click();
    await page.locator('#show-again').click();
    assert.equal(await page.locator('input.mark-size').inputValue(), '2cm');
    await page.locator('select.region').selectOption('front-right-ear');
    assert.equal(await page.locator('input.mark-size').inputValue(), '2cm', 'a wrong place costs no words');
    await page.$eval('mimamori-sheet', (sheet) => sheet.importRecord({ format: 'mimamori-record/1', children: [{ number: 1 }] }));
    assert.equal(await page.locator('input.mark-size').count(), 0);
  });

  test('the focus is never lost to nowhere', async () => {
    const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role: null });
    const there = () => page.waitForFunction(() => document.querySelector('mimamori-sheet').shadowRoot.activeElement);
    const press = async (selector) => {
      await page.locator(selector).first().press('Enter');
      await there();
    };
    await press('button.role[data-id="ward"]');
    await press('.about-tool');
    await press('.go-on');
    await press('.add-child');
    await press('.move-up');
    await press('.move-up');
    await press('.remove');
    await press('.undo');
    await press('[data-question="q8"] .rest-unknown');
    await press('.toolbar .hide');
    await press('#show-again');
    await press('.erase');
    await press('#erase-no');
    await press('.erase');
    await press('.erase-yes');
  });

  test('lists for other roles are there on demand', async () => {
    const page = await open(shared, file('demo/index.html'), { role: 'school' });
    await page.locator('.notes-open').click();
    assert.equal(await page.locator('[data-question="notice-school"]').count(), 1);
    assert.equal(await page.locator('[data-question="notice-early"]').count(), 0);
    await page.locator('.more').click();
    await page.locator('[data-question="notice-early"] .fold').click();
    await radio(page, 'early-absence', 'yes').check();
    assert.match(await result(page).locator('[data-kind="plan"]').textContent(), /市区町村に情報を伝える/);
  });

  test('ふりがな are shown on demand, and never said twice', async () => {
    const page = await open(shared, file('demo/index.html'));
    const name = () => page.locator('#item-1-past-notification').evaluate((row) => row.querySelector('legend').textContent);
    assert.ok(!(await name()).includes('つうこく'));
    await page.locator('.kana-switch').click();
    assert.ok((await name()).includes('つうこく'));
    const outline = await page.locator('#item-1-past-notification').ariaSnapshot();
    assert.ok(outline.includes('通告') && !outline.includes('つうこく'), outline);
  });

  test('the screen can be covered, and the answers are still there', async () => {
    const page = await open(shared, file('demo/index.html'));
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.toolbar .hide').click();
    const seen = await page.locator('mimamori-sheet').evaluate((sheet) => sheet.shadowRoot.querySelector('.root').innerText);
    assert.ok(!/虐待|子ども|189/.test(seen), seen);
    assert.equal(await focused(page), 'show-again');
    await page.keyboard.press('Enter');
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true);
  });

  test('everything is wiped only after a question, and nothing is left to go back to', async () => {
    const page = await open(shared, file('demo/index.html'));
    await page.locator('input.case').fill('K-1');
    await page.locator('input.case').press('Enter');
    await radio(page, 'fracture', 'yes').check();
    await page.locator('.erase').click();
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').shadowRoot.activeElement?.id === 'erase-no');
    await page.keyboard.press('Enter');
    assert.equal(await radio(page, 'fracture', 'yes').isChecked(), true, 'the safe answer has the focus');
    await page.locator('.erase').click();
    await page.locator('.erase-yes').click();
    const left = await record(page);
    assert.equal(left.case, undefined);
    assert.equal(JSON.stringify(left).includes('fracture'), false);
    assert.equal(await page.locator('.undo').isDisabled(), true);
  });

  test('leaving with unsaved work warns, unless the page turns it off', async () => {
    const page = await open(shared, file('demo/index.html'));
    const warned = () => page.evaluate(() => {
      const leaving = new Event('beforeunload', { cancelable: true });
      dispatchEvent(leaving);
      return leaving.defaultPrevented;
    });
    assert.equal(await warned(), false, 'nothing was entered');
    await radio(page, 'fracture', 'yes').check();
    assert.equal(await warned(), true);
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('lang', 'en'));
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('area', 'kiyose'));
    await page.waitForFunction(() => document.querySelector('mimamori-sheet').exportRecord().circumstances.role);
    assert.equal(await warned(), true, 'a sheet that starts anew has saved nothing');
    await page.$eval('mimamori-sheet', (sheet) => sheet.setAttribute('no-unload-guard', ''));
    assert.equal(await warned(), false);
    await page.$eval('mimamori-sheet', (sheet) => sheet.removeAttribute('no-unload-guard'));
    await page.locator('.erase').click();
    await page.locator('.erase-yes').click();
    assert.equal(await warned(), false, 'what was wiped cannot be lost');
  });

  test('the page presets role and area; a record keeps its own', async () => {
    const page = await open(shared, file('demo/index.html'), { role: null });
    await page.$eval('mimamori-sheet', (sheet) => {
      sheet.setAttribute('role', 'nursery');
      sheet.setAttribute('area', 'kawasaki-takatsu');
      const again = sheet.cloneNode();
      sheet.replaceWith(again);
      return again.ready;
    });
    await page.locator('.work').waitFor();
    const sheet = page.locator('mimamori-sheet');
    assert.deepEqual([await sheet.getAttribute('role'), await sheet.getAttribute('user-role')], [null, 'nursery']);
    const { role, area } = (await record(page)).circumstances;
    assert.deepEqual([role, area], ['nursery', 'kawasaki-takatsu']);
    await page.$eval('mimamori-sheet', (sheet) => sheet.importRecord({ format: 'mimamori-record/1', circumstances: { role: 'ward' }, children: [{ number: 1 }] }));
    assert.equal((await record(page)).circumstances.role, 'ward');
  });

  // What a screen reader is told, as an outline; UPDATE_OUTLINES=1 writes it anew, to be read before it is kept.
  for (const [name, role, arrive] of [
    ['first-screen', null, async () => {}],
    ['reporting', 'nursery', async (page) => {
      await front(page, 'site-face').locator('input[value="yes"]').check();
      await page.locator('.statements').waitFor();
    }],
    ['asking', 'child', async () => {}],
    ['handling', 'ward', async (page) => {
      await radio(page, 'fracture', 'yes').check();
      await page.locator('.statements').waitFor();
      for (const question of ['q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'injury-site', 'care', 'mind', 'safety-unconfirmed']) {
        await page.locator(`[data-question="${question}"]`).evaluate((section) => section.remove());
      }
    }],
  ]) {
    test(`the outline of the ${name} view reads as it should`, async () => {
      const page = await open(shared, file('demo/index.html'), { ...FRIDAY, role });
      await arrive(page);
      const outline = `${await page.locator('mimamori-sheet').ariaSnapshot()}\n`;
      const kept = join(root, `tests/browser/outlines/${name}.yaml`);
      if (process.env.UPDATE_OUTLINES) await writeFile(kept, outline);
      assert.equal(outline, await readFile(kept, 'utf8'));
    });
  }
});
