// <mimamori-sheet>: the custom element around the program. Rust cannot extend HTMLElement, so this class is written by
// hand; it keeps the record outside of the wasm and says in words what went wrong. It knows nothing of the sheet.

/**
 * Defines <mimamori-sheet>, once.
 * @param {object} parts
 * @param {() => Promise<WebAssembly.Module>} parts.compile compiles the program
 * @param {(WebAssembly: object) => Function} parts.glue gives fresh wasm-bindgen glue
 * @param {(english: boolean) => Promise<string[][]>} parts.packs gives the built-in packs, with or without their texts in English:
 *   each as a JSON text and its hash, or an empty text
 * @param {{ja: object, en: object}} parts.words the words of this element
 * @param {string} parts.style the styles
 * @param {object} parts.tools what a script of practice needs of this one
 * @param {string|null} parts.blank where the sheet to fill in by hand is
 * @param {string} parts.version the version
 */
function defineMimamori(parts) {
  const TAG = "mimamori-sheet";
  const existing = customElements.get(TAG);
  if (existing) {
    if (existing.version !== parts.version) {
      console.warn(`${TAG} ${existing.version} is in use; version ${parts.version} was loaded too and is not used.`);
    }
    return;
  }

  /** Made once for the page, by what it is made for; made anew if it failed. */
  const once = (make) => {
    const made = {};
    return (key) => {
      made[key] ??= (async () => make(key))();
      made[key].catch(() => delete made[key]);
      return made[key];
    };
  };

  /** Compiled and unpacked once for the page, instantiated once for each element. */
  const prepared = ({ glue, compile, packs, style }) => ({ glue, style, compile: once(compile), packs: once((lang) => packs(lang === "en")) });
  const work = prepared(parts);
  /** Practice: its program and its cases, once a script of it was loaded. */
  let practice;
  /** The elements in the page, which begin anew where practice comes after them. */
  const present = new Set();

  /** Packs that a page gives, as texts without a hash. */
  const texts = (packs) => Array.from(packs, (pack) => [JSON.stringify(pack) ?? "", ""]);

  /** Shared by all elements that use them. */
  const styles = {};
  const adopt = (root, ...texts) => {
    root.adoptedStyleSheets = texts.map((text) => (styles[text] ??= sheetOf(text)));
  };

  /**
   * A WebAssembly for the glue whose instances tell when they stop. Nothing that the program threw is to be caught
   * inside of it, so whatever comes out of an export as an exception means that its state can no longer be trusted.
   */
  const watched = (stopped) => {
    let dead = false;
    const watch = (call) => (...args) => {
      if (dead) return undefined;
      try {
        return call(...args);
      } catch (error) {
        dead = true;
        stopped(error);
        return undefined;
      }
    };
    class Instance {
      constructor({ exports }) {
        const entries = Object.entries(exports);
        this.exports = Object.fromEntries(entries.map(([name, it]) => [name, typeof it === "function" ? watch(it) : it]));
      }
    }
    const instantiate = async (module, imports) => new Instance(await WebAssembly.instantiate(module, imports));
    return { Module: WebAssembly.Module, Instance, instantiate };
  };

  /**
   * What holds for the whole page while it prints a paper: A4, and nothing but the paper, whatever the page's own rules say.
   * The paper stands beside the body, so that no rule for something around it can hide, cut or move it.
   */
  const PAGE = `@page { size: A4 !important; margin: 12mm 12mm 14mm 20mm !important; @bottom-right { content: counter(page) "/" counter(pages); font: 8pt sans-serif; } }
    @media print {
      :root:root:root > :not(.mimamori-paper) { display: none !important; }
      :root:root:root { all: initial !important; display: block !important; }
      :root:root:root::before, :root:root:root::after { content: none !important; }
    }`;
  const PAPER = ":host { all: initial !important; display: none !important; } @media print { :host { display: block !important; } }";

  /** The paper that is being printed, and how to put it away: one at a time for a page. */
  let putAway = () => {};

  const sheetOf = (text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  };

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  class MimamoriSheet extends HTMLElement {
    static version = parts.version;
    static observedAttributes = ["lang", "mode", "user-role", "area"];

    /**
     * Takes what is practised, from the script of practice. `make` is handed the tools of this script, and gives the program of
     * practice and its cases as this one has its own.
     */
    static practise(version, make) {
      if (version !== parts.version) {
        console.warn(`${TAG} is ${parts.version}; practice of version ${version} is not used.`);
        return;
      }
      practice = prepared(make(parts.tools));
      for (const element of present) element.#practiceCame();
    }

    #root = this.attachShadow({ mode: "open" });
    #packs;
    #cases;
    /** Whether the packs have come, or are coming, with all their texts in English. */
    #english = true;
    /** The record as the program last told it. */
    #record = "";
    /** Its levels, as JSON. */
    #levels = "{}";
    /** What was practised, as the program last told it. */
    #practised = "";
    /** A record that is to be taken once a sheet stands, in place of the kept one. */
    #pending;
    /** The sheet that stands, if any, and the parts of the shadow root around it. */
    #sheet;
    #area;
    #paperStyle;
    /** Counts starts, so that an overtaken one does nothing. */
    #turn = 0;
    #starting = false;
    #stopped = false;
    #refused = false;
    /** Whether something was entered that only this page has. */
    #unsaved = false;
    #settle;
    /** Resolves with the element once the sheet can be used; rejects with a sentence if it cannot start. */
    ready;

    constructor() {
      super();
      this.#promise();
    }

    #promise() {
      this.ready = new Promise((resolve, reject) => {
        this.#settle = { resolve, reject };
      });
      // Whoever does not wait for it need not hear of its failure twice: the page shows it.
      this.ready.catch(() => {});
    }

    connectedCallback() {
      // Properties that were set before this class was defined hide its accessors.
      for (const name of ["packs", "cases", "record"]) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      // In HTML, role says what an element is to a screen reader; here it means who uses the sheet.
      if (this.hasAttribute("role")) {
        this.setAttribute("user-role", this.getAttribute("role"));
        this.removeAttribute("role");
      }
      addEventListener("beforeunload", this.#guard);
      addEventListener("beforeprint", this.#beforePrint);
      document.addEventListener("visibilitychange", this.#tick);
      this.#clock ??= setInterval(this.#tick, 30_000);
      present.add(this);
      if (!this.#area) this.#start();
    }

    /** Where the sheet of practice stands without cases, they come to it. */
    #practiceCame() {
      if (!this.#area) return;
      this.#drawModes();
      if (this.#practises) this.#start();
    }

    get #practises() {
      return practice && this.getAttribute("mode") === "training";
    }

    /** Asks before unsaved work is left. The browser chooses the words. */
    #guard = (event) => {
      if (!this.#unsaved || this.hasAttribute("no-unload-guard")) return;
      event.preventDefault();
      // What browsers before 2023 look at.
      event.returnValue = true;
    };

    #clock;

    /** What remains until a deadline goes on while nobody enters anything. Not in the middle of a word, though. */
    #tick = () => {
      const writing = this.#root.activeElement?.matches("input:not([type=radio]), textarea, select");
      if (!writing && !document.hidden) this.#sheet?.tick();
    };

    disconnectedCallback() {
      // A page that merely moves the element takes it out and puts it in again at once.
      queueMicrotask(() => {
        if (this.isConnected) return;
        removeEventListener("beforeunload", this.#guard);
        removeEventListener("beforeprint", this.#beforePrint);
        document.removeEventListener("visibilitychange", this.#tick);
        clearInterval(this.#clock);
        this.#clock = undefined;
        present.delete(this);
        this.destroy();
      });
    }

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.#area) return;
      if (name === "mode") this.#start();
      if (name === "user-role" || name === "area") this.#sheet?.preset(...this.#preset);
      if (name === "lang" && this.#attributesAreGood()) {
        if (this.#lang === "en" && !this.#english) this.#start();
        else this.#sheet?.speak(this.#lang);
        this.#drawEmergency();
        if (!this.#stopped) this.#clear();
      }
    }

    /** The packs that judge, merged in their order: on top of the built-in ones if the first of them extends a pack. */
    get packs() {
      return this.#packs;
    }

    set packs(packs) {
      this.#packs = packs;
      if (this.#area) this.#start();
    }

    /** Training packs that are practised beside the built-in ones. */
    get cases() {
      return this.#cases;
    }

    set cases(cases) {
      this.#cases = cases;
      if (this.#area && this.#practises) this.#start();
    }

    /** The record as it is now. Setting it is importRecord. */
    get record() {
      return this.exportRecord();
    }

    set record(record) {
      this.importRecord(record);
    }

    /** The record as a plain object. The page is trusted with it. */
    exportRecord() {
      const text = this.#pending ?? this.#record;
      return text === "" ? null : JSON.parse(text);
    }

    /**
     * Puts a record in the place of the present one; false, with a sentence in the page, if it cannot be used. Where no
     * sheet stands yet, it is taken once one does: a sentence then tells if it could not be.
     */
    importRecord(record) {
      let text;
      try {
        text = typeof record === "object" && record !== null ? JSON.stringify(record) : undefined;
      } catch {
        // A cycle, or a number without end: no record.
      }
      if (text === undefined) return this.#fail(this.#words.notARecord);
      return this.#put(text, (sheet) => sheet.import(text));
    }

    /** Starts an empty record. The user can undo it. */
    reset() {
      return this.#put("", (sheet) => sheet.reset());
    }

    #put(text, call) {
      // After a stop, the answers that are still here come first.
      if (this.#stopped) return this.#fail(this.#words.stopped);
      if (this.#sheet && !this.#starting) return this.#try(() => call(this.#sheet));
      this.#pending = text;
      if (this.#area) this.#start();
      return true;
    }

    /**
     * Prints a paper: "approval", "sharing", "transfer", "handover", "register" or "blank"; false, with a sentence in the page,
     * if it cannot. Only the paper is printed; the page's own printing stays as it is.
     */
    print(kind = "approval") {
      return this.#print(kind, false);
    }

    /** Prints the sheet to fill in by hand. */
    printBlank() {
      return this.print("blank");
    }

    #print(kind, byUser) {
      if (!this.#sheet || this.#stopped) return this.#fail(this.#words.notReady);
      if (!this.#layOut(kind)) return false;
      let began = false;
      addEventListener("beforeprint", () => (began = true), { once: true });
      addEventListener("afterprint", putAway, { once: true });
      if (byUser) this.#emit("mimamori-print", { kind, ...JSON.parse(this.#levels) });
      window.print();
      // A frame that may not open dialogs prints nothing, and says nothing of it.
      if (!began) {
        putAway();
        return this.#fail(this.#words.cannotPrint);
      }
      return true;
    }

    /** Lays the paper out, for the page's own print command too; puts it away again after printing. */
    #layOut(kind) {
      putAway();
      const paper = make("div", { class: "mimamori-paper", lang: this.#lang });
      const root = paper.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [this.#paperStyle];
      let title;
      if (!this.#try(() => (title = this.#sheet.paper(kind, root.appendChild(make("div")))))) return false;
      const page = sheetOf(PAGE);
      const before = document.title;
      putAway = () => {
        paper.remove();
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== page);
        document.title = before;
        putAway = () => {};
      };
      document.title = title;
      document.documentElement.append(paper);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
      return true;
    }

    /** In a page that is nothing but the sheet, the browser's own print command prints the sheet's paper. */
    #beforePrint = () => {
      if (!this.hasAttribute("whole-page") || document.querySelector(":root > .mimamori-paper")) return;
      if (this.#sheet && !this.#stopped && this.#layOut(this.#sheet.own_paper?.() ?? "approval")) {
        addEventListener("afterprint", putAway, { once: true });
      }
    };

    /** Takes the sheet out of the page. The record stays with the element, which can be put in again. */
    destroy() {
      this.#turn += 1;
      this.#starting = false;
      this.#stopped = false;
      this.#sheet?.destroy();
      this.#sheet = undefined;
      this.#area = undefined;
      this.#root.replaceChildren();
      this.#settle.reject(new Error("destroyed"));
      this.#promise();
    }

    get #lang() {
      const lang = (this.getAttribute("lang") ?? "ja").split("-")[0];
      return lang in parts.words ? lang : "ja";
    }

    get #preset() {
      return ["user-role", "area"].map((name) => this.getAttribute(name) ?? "");
    }

    get #words() {
      return parts.words[this.#lang];
    }

    #attributesAreGood() {
      const mode = this.getAttribute("mode") ?? "sheet";
      const lang = this.getAttribute("lang") ?? "ja";
      if (mode !== "sheet" && mode !== "training") return this.#fail(this.#words.badMode + mode);
      if (!(lang.split("-")[0] in parts.words)) return this.#fail(this.#words.badLang + lang);
      return true;
    }

    async #start() {
      const turn = ++this.#turn;
      this.#starting = true;
      // A start after a refused one, with other packs say, has a promise of its own.
      if (this.#refused) this.#promise();
      this.#refused = false;
      if (!this.#area) this.#drawShell();
      // The present sheet stays until the new one stands.
      const place = make("div", { class: "program" });
      let sheet;
      let broken = false;
      try {
        if (!this.#attributesAreGood()) throw undefined;
        if (typeof WebAssembly === "undefined") throw this.#words.oldBrowser;
        await this.#parsed();
        const { glue, compile, packs: cases, style } = this.#practises ? practice : work;
        // The packs are unpacked while the program is compiled.
        const [module, packs] = await Promise.all([compile(), this.#packTexts()]);
        const practised = cases === work.packs ? [] : [...(await cases(this.#lang)), ...texts(this.#cases ?? []), this.#practised].flat();
        if (practised.length > 0 && this.#lang !== "en") this.#english = false;
        const bindgen = glue(watched(() => {
          broken = true;
          if (sheet && sheet === this.#sheet) this.#stop();
        }));
        await bindgen({ module_or_path: module });
        if (turn !== this.#turn || !this.isConnected) return;
        const kept = this.#pending === undefined;
        const record = this.#pending ?? this.#record;
        // What the new sheet tells of itself is taken over once it is known to stand.
        let told;
        const host = {
          changed: (...news) => (sheet && sheet === this.#sheet ? this.#changed(...news) : (told = news)),
          save: (name, text) => this.#save(name, text),
          copy: (text) => this.#copy(text),
          pick: () => this.#pick(([text]) => this.#sheet?.open(text)),
          pick_many: () => this.#pick((texts) => this.#sheet?.open_many(texts.map((text) => text ?? "")), true),
          practised: (text) => (this.#practised = text),
          print: (kind) => this.#print(kind, true),
          refuse: (sentence) => this.#fail(sentence),
        };
        const unsaved = kept && this.#unsaved;
        sheet = new bindgen.Sheet(place, packs.flat(), practised, record, this.#lang, [...this.#preset, this.getAttribute("mode") ?? ""], unsaved, host);
        this.#paperStyle ??= sheetOf(PAPER + bindgen.Sheet.paper_style());
        if (broken) throw this.#words.failed;
        if (!this.#stopped) this.#sheet?.destroy();
        this.#sheet = sheet;
        this.#pending = undefined;
        this.#stopped = false;
        this.#starting = false;
        adopt(this.#root, ...new Set([parts.style, style]));
        this.#area.program.replaceWith(place);
        this.#area.program = place;
        this.#area.rescue.hidden = true;
        this.#area.rescue.replaceChildren();
        this.#changed(...told);
        this.#drawModes();
        // The page may have set them meanwhile.
        sheet.preset(...this.#preset);
        this.#settle.resolve(this);
        this.#emit("mimamori-ready", {});
      } catch (error) {
        if (turn !== this.#turn) return;
        this.#pending = undefined;
        this.#starting = false;
        const sentence = this.#sentence(error);
        if (sentence) this.#fail(sentence);
        if (!this.#sheet && !this.#stopped) this.#fallBack(place);
        // Where a sheet stands, ready was kept long ago, and stays so.
        this.#settle.reject(new Error(sentence ?? this.#area.problem.textContent));
        this.#refused = !this.#sheet;
      }
    }

    /** While the page is still being read, packs written inside of the tag may be missing. */
    #parsed() {
      if (document.readyState !== "loading") return undefined;
      return new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
    }

    /** What the user reads of an error: our own sentences are strings, everything else is a fault of the machine. */
    #sentence(error) {
      if (error === undefined || typeof error === "string") return error;
      const forbidden = /unsafe-eval|wasm-eval|Content.Security.Policy|CSP/i.test(String(error?.message));
      if (forbidden) return this.#words.noWasm;
      console.error(error);
      return this.#words.failed;
    }

    async #packTexts() {
      const inline = [...this.querySelectorAll(':scope > script[type="application/json"][slot="pack"]')];
      const own = this.#packs ? texts(this.#packs) : inline.map((script) => [script.textContent, ""]);
      const withBuiltIn = () => {
        this.#english = this.#lang === "en";
        return work.packs(this.#lang);
      };
      this.#english = true;
      if (own.length === 0) return withBuiltIn();
      let first;
      try {
        first = JSON.parse(own[0][0]);
      } catch {
        throw this.#words.badInline;
      }
      return first?.extends ? [...(await withBuiltIn()), ...own] : own;
    }

    #drawShell() {
      adopt(this.#root, parts.style);
      const emergency = make("section", { class: "emergency" });
      const problem = make("p", { class: "problem", role: "alert", hidden: "" });
      const rescue = make("div", { class: "rescue", hidden: "" });
      const program = make("p", { class: "loading" }, this.#words.loading);
      const modes = make("p", { class: "modes", hidden: "" });
      this.#area = { emergency, problem, rescue, program, modes };
      this.#root.replaceChildren(make("div", { class: "root" }, emergency, problem, rescue, program, modes));
      this.#drawEmergency();
    }

    /** In a page that is nothing but the sheet: between work and practice, where there is practice. */
    #drawModes(asks = false) {
      const training = this.getAttribute("mode") === "training";
      const { toWork, toPractice, leaveUnsaved, stay } = this.#words;
      const button = (name, words, act) => {
        const made = make("button", { type: "button", class: name }, words);
        made.addEventListener("click", act);
        return made;
      };
      const turn = () => this.#turnTo(training ? "sheet" : "training");
      // What is only here goes if nobody saves it: that is asked where the button is.
      const parts = asks
        ? [make("span", { role: "alert" }, this.#words.notSaved), button("mode-yes", leaveUnsaved, turn), button("mode-no", stay, () => this.#drawModes())]
        : [button("mode", training ? toWork : toPractice, () => (this.#unsaved ? this.#drawModes(true) : turn()))];
      this.#area.modes.replaceChildren(...parts);
      this.#area.modes.hidden = !practice || !this.hasAttribute("whole-page");
    }

    /** Work and practice share nothing. */
    #turnTo(mode) {
      this.#pending = "";
      this.#practised = "";
      this.#unsaved = false;
      this.setAttribute("mode", mode);
      // A second press is not to turn back.
      this.#area.modes.hidden = true;
      this.scrollIntoView();
    }

    #drawEmergency() {
      const { title, numbers } = this.#words.emergency;
      const entries = numbers.map(([number, when]) => make("li", {}, make("strong", {}, number), ` ${when}`));
      this.#area.emergency.setAttribute("aria-label", title);
      this.#area.emergency.parentElement.setAttribute("lang", this.#lang);
      this.#area.emergency.replaceChildren(make("ul", {}, ...entries));
      this.#drawModes();
    }

    /** Never an empty box: the page's own content if it has some, and the sheet to fill in by hand. */
    #fallBack(place) {
      if (parts.blank) {
        place.append(make("p", {}, make("a", { href: parts.blank }, this.#words.blank)));
      }
      place.append(make("slot"));
      this.#area.program.replaceWith(place);
      this.#area.program = place;
    }

    #changed(record, levels, byUser, unsaved) {
      this.#record = record;
      this.#levels = levels;
      this.#unsaved = unsaved;
      this.#clear();
      if (byUser) this.#emit("mimamori-change", JSON.parse(levels));
    }

    #try(call) {
      try {
        this.#clear();
        call();
        return true;
      } catch (error) {
        return this.#fail(this.#sentence(error));
      }
    }

    #fail(message) {
      if (this.#area) {
        this.#area.problem.textContent = message;
        this.#area.problem.hidden = false;
      }
      this.#emit("mimamori-error", { message });
      return false;
    }

    #clear() {
      this.#area.problem.hidden = true;
      this.#area.problem.textContent = "";
    }

    /** The program stopped. What is on the screen stays, and what was entered can be saved or taken over. */
    #stop() {
      this.#stopped = true;
      this.#sheet = undefined;
      this.#area.program.inert = true;
      const kept = this.#record;
      const save = make("button", { type: "button", class: "save" }, this.#words.save);
      save.addEventListener("click", () => this.#download(kept));
      const goOn = make("button", { type: "button", class: "go-on" }, this.#words.goOn);
      goOn.addEventListener("click", () => this.#start());
      const text = make("textarea", { readonly: "", rows: "4", "aria-label": this.#words.copy });
      text.value = kept;
      this.#area.rescue.replaceChildren(make("p", {}, save, " ", goOn), make("p", {}, this.#words.copy), text);
      this.#area.rescue.hidden = false;
      this.#fail(this.#words.stopped);
    }

    #download(text) {
      const record = JSON.parse(text);
      const place = String(record.case ?? "").replace(/[^\p{L}\p{N}_-]+/gu, "-");
      this.#hand([record.training && this.#words.training, this.#words.file, place].filter(Boolean).join("-") + ".json", text, "application/json");
    }

    /** Hands a file to the browser, which does not tell what becomes of it. */
    #hand(name, text, type) {
      const url = URL.createObjectURL(new Blob([text], { type }));
      make("a", { href: url, download: name }).click();
      // The download has its own hold on the data by the next task.
      setTimeout(() => URL.revokeObjectURL(url));
    }

    #save(name, text) {
      this.#hand(name, text, name.endsWith(".csv") ? "text/csv" : "text/html");
      this.#emit("mimamori-save", { name, ...JSON.parse(this.#levels) });
    }

    /** Marks the text to copy, and copies it where the browser has a clipboard for pages: not on plain http. */
    #copy(text) {
      this.#root.querySelector(".copy-text")?.select();
      navigator.clipboard?.writeText(text).catch(() => {});
    }

    #pick(open, many = false) {
      const input = make("input", { type: "file", accept: ".html,.htm,.json,text/html" });
      input.multiple = many;
      // What is larger than any file of the sheet is not even read.
      // One that cannot be read is refused as one that is empty.
      const read = (file) => (file.size > 8_000_000 ? undefined : file.text().catch(() => ""));
      input.addEventListener("change", async () => {
        const texts = await Promise.all(Array.from(input.files, read));
        if (texts.length > 0) this.#try(() => open(texts));
      });
      input.click();
    }

    #emit(name, detail) {
      // From a microtask, so that a listener which calls this element never meets the program in the middle of a change.
      const event = new CustomEvent(name, { bubbles: true, composed: true, detail: Object.freeze(detail) });
      queueMicrotask(() => this.dispatchEvent(event));
    }
  }

  customElements.define(TAG, MimamoriSheet);
}
