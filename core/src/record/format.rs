//! The types of the format of a record, for its JSON Schema: `file` reads and writes it. The tests of the browser hold what is
//! written against the schema.

use crate::json::wire::{Entries, wire};

wire! {
    /// A record.
    struct Record {
        /// `mimamori-record/1`.
        format: String,
        /// The office's case number. No name.
        case: Option<String> = default,
        /// The packs that the record was last judged with.
        packs: Vec<Pack> = default,
        /// Facts that belong to the whole case.
        circumstances: Circumstances = default,
        /// What is said of the household.
        household: Household = default,
        /// The children and pregnancies.
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        children: Vec<Child>,
        /// What became of each step, oldest first.
        steps: Vec<Progress> = default,
        /// Who was told, oldest first.
        calls: Vec<Call> = default,
        /// What meetings wrote down, oldest first.
        minutes: Vec<Minutes> = default,
        /// Second looks, oldest first.
        looks: Vec<Look> = default,
        /// What was said on items of an earlier edition and not carried over, oldest first.
        left_behind: Vec<LeftBehind> = default,
        /// Whether it is practice.
        training: bool = default,
    }

    /// What a meeting, a decision, a transfer wrote down.
    struct Minutes {
        /// Of what.
        kind: MinutesKind,
        /// Of which child.
        child: Option<std::num::NonZeroU8> = default,
        /// When they were written.
        at: Option<String> = default,
        /// What stands in the fields, by their names.
        fields: Entries<String> = default,
    }

    /// The kinds of minutes.
    #[derive(Copy)]
    enum MinutesKind {
        /// 受理会議
        Meeting,
        /// What was decided of one child.
        Decision,
        /// The case goes to another authority.
        Transfer,
        /// What that authority answered.
        Acceptance,
    }

    /// A second look.
    struct Look {
        /// When.
        at: Option<String> = default,
        /// Which posts: never names.
        by: Option<String> = default,
        /// What led to it.
        trigger: Option<String> = default,
        /// When the next one is due.
        next: Option<String> = default,
        /// What was said of the household: for each item a letter for each statement.
        household: Entries<String> = default,
        /// The children.
        children: Vec<ChildThen> = default,
    }

    /// A child at a second look.
    struct ChildThen {
        /// The number.
        number: std::num::NonZeroU8,
        /// What was said of the child: for each item a letter for each statement, `y`, `n`, `u`, in capitals where it
        /// was withdrawn.
        said: Entries<String> = default,
        /// The levels on each scale.
        levels: Entries<LevelsThen> = default,
        /// Why no level moved though something became a yes.
        reason: Option<String> = default,
    }

    /// The levels on one scale.
    struct LevelsThen {
        /// On the known facts.
        known: String,
        /// The highest that was not ruled out.
        possible: String,
    }

    /// What was said on an item of an earlier edition.
    struct LeftBehind {
        /// Of which child; of the household, if it is missing.
        child: Option<std::num::NonZeroU8> = default,
        /// The item's id.
        item: String,
        /// The item in the words of that edition.
        asked: String,
        /// What was said, oldest first.
        statements: Vec<Statement> = default,
    }

    /// What became of a step.
    struct Progress {
        /// The step's id.
        step: String,
        /// What.
        state: State,
        /// When.
        at: Option<String> = default,
        /// Which post: never a name.
        by: Option<String> = default,
    }

    /// What became of a step.
    #[derive(Copy)]
    enum State {
        /// Still to be done.
        NotYet,
        /// Done.
        Done,
        /// Tried, and could not be done.
        CouldNot,
    }

    /// One telephone call, or another way in which somebody was told.
    struct Call {
        /// When.
        at: Option<String> = default,
        /// Which desk was told.
        to: Option<String> = default,
        /// Which post there took it: never a name.
        taken_by: Option<String> = default,
        /// What was said, and what was asked for.
        said: Option<String> = default,
    }

    /// A pack that the record was judged with.
    struct Pack {
        /// Its id.
        id: String,
        /// Its edition.
        edition: String,
        /// The SHA-256 of its content.
        hash: String = default,
    }

    /// Facts that belong to the whole case.
    #[derive(Default)]
    struct Circumstances {
        /// The user's role.
        role: Option<String> = default,
        /// Where the child lives.
        area: Option<String> = default,
        /// When the suspected person comes back to the child.
        suspect_returns: Option<String> = default,
        /// When the notification was received: `2026-11-20T16:50+09:00`.
        received: Option<String> = default,
        /// The family's address is kept secret.
        secret: Option<Secrecy> = default,
    }

    /// The family's whereabouts are kept secret.
    struct Secrecy {
        /// How the family can be reached without danger.
        safe_contact: Option<String> = default,
    }

    /// What is said of the household.
    #[derive(Default)]
    struct Household {
        /// The short form: bare answers, weighed elsewhere.
        answers: Entries<Value> = default,
        /// The statements on each item, oldest first.
        statements: Entries<Vec<Statement>> = default,
    }

    /// A child, or a pregnancy.
    struct Child {
        /// The number within the record.
        number: std::num::NonZeroU8,
        /// Month (or day) of birth: `2022-07`.
        born: Option<String> = default,
        /// Not yet born: the month in which the birth is expected, or an empty text where it is not known.
        expected: Option<String> = default,
        /// Since when the child is under temporary protection.
        protected_since: Option<String> = default,
        /// Where the child is, and who will see the child.
        presence: Option<Presence> = default,
        /// The short form: bare answers, weighed elsewhere.
        answers: Entries<Value> = default,
        /// The statements on each item, oldest first.
        statements: Entries<Vec<Statement>> = default,
    }

    /// Where a child is, and who sees the child when.
    struct Presence {
        /// Where the child is now.
        place: Option<String> = default,
        /// When the child is handed over or leaves.
        handover: Option<String> = default,
        /// To whom: a relation, never a name.
        handover_to: Option<String> = default,
        /// When somebody will surely see the child next.
        next_seen: Option<String> = default,
        /// When somebody last saw the child with their own eyes.
        last_seen: Option<String> = default,
        /// Who that was: a post, never a name.
        last_seen_by: Option<String> = default,
    }

    /// One dated piece of information.
    struct Statement {
        /// What it says.
        value: Value,
        /// On what it rests. A no without a basis counts as unknown.
        basis: Option<BasisKind> = default,
        /// Which record, which agency, or who said so: a post or a relation, never a name.
        from: Option<String> = default,
        /// When it was learnt: `2026-11-20T16:50+09:00`.
        at: Option<String> = default,
        /// The words as they were said.
        words: Option<String> = default,
        /// Where on the body and what it looked like.
        mark: Option<Mark> = default,
        /// Of what could not be confirmed: who confirms it, until when.
        follow_up: Option<FollowUp> = default,
        /// Why it does not stand any longer.
        withdrawn: Option<Withdrawal> = default,
    }

    /// A mark on the body.
    struct Mark {
        /// The id of the region of the body figure.
        region: String,
        /// The id of its kind.
        kind: Option<String> = default,
        /// Its size.
        size: Option<String> = default,
        /// The id of its colour.
        colour: Option<String> = default,
    }

    /// Who confirms something, and until when.
    struct FollowUp {
        /// A post, never a name.
        by: Option<String> = default,
        /// Until when: `2026-11-24T17:00+09:00`.
        until: Option<String> = default,
    }

    /// Why a statement does not stand any longer.
    struct Withdrawal {
        /// The reason.
        reason: String,
        /// When.
        at: Option<String> = default,
    }

    /// What a statement says.
    #[derive(Copy)]
    enum Value {
        /// はい
        Yes,
        /// いいえ
        No,
        /// 不明
        Unknown,
    }

    /// The kinds of basis.
    #[derive(Copy)]
    enum BasisKind {
        /// The writer saw or measured it.
        Seen,
        /// A record says so.
        Record,
        /// Another agency confirmed it.
        Agency,
        /// Somebody said so. A no that was only heard counts as unknown.
        Heard,
        /// The writer concludes it from other things. A no that is only a judgement counts as unknown.
        Judged,
        /// Weighed elsewhere and handed over as a bare answer.
        Summary,
    }
}
