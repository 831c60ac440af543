//! The file format of practice, `mimamori-training/1`. These types say what a file may hold; whether it hangs together is
//! for [`super::check`].

use std::num::NonZeroU8;

use crate::json::wire::wire;
use crate::pack::wire::Text;
use crate::record;

/// The format that this program reads.
pub const FORMAT: &str = "mimamori-training/1";

wire! {
    /// A training pack: aims, cases and drills that a local government owns.
    struct TrainingPack {
        /// `mimamori-training/1`.
        format: String,
        /// The id, such as `handprint-at-nursery`.
        id: String,
        /// The edition.
        edition: String,
        /// What the pack is called.
        title: Text,
        /// The licence of its words.
        licence: String,
        /// What practice aims at.
        aims: Vec<Aim> = default,
        /// The cases.
        cases: Vec<Case> = default,
        /// The questions of drills that are not made from cases.
        drills: Vec<Drill> = default,
    }

    /// What practice aims at.
    struct Aim {
        /// The id.
        id: String,
        /// What it is called.
        title: Text,
        /// Why it is practised.
        why: Text,
    }

    /// A case to practise on. Nobody in it exists.
    struct Case {
        /// The id.
        id: String,
        /// What it is called: without giving the answer away.
        title: Text,
        /// The id of the role that is played.
        role: String,
        /// The id of the area where the children live.
        area: Option<String> = default,
        /// The ids of its aims, the main one first.
        aims: Vec<String>,
        /// Who one is in it, and where.
        opening: Text,
        /// When the notification was received, `2026-11-20T15:30`: of roles that handle cases.
        received: Option<String> = default,
        /// When the suspected person comes back.
        suspect_returns: Option<String> = default,
        /// The children and pregnancies.
        children: Vec<Subject>,
        /// Every piece of information that can be had.
        facts: Vec<Fact>,
        /// The stages, in order of time.
        stages: Vec<Stage>,
        /// What can be asked and done.
        moves: Vec<Move>,
        /// The model answers to items, once their facts are known. A later one of the same item takes the place of an earlier one.
        answers: Vec<ModelAnswer>,
        /// What has to be done to pass.
        must: Vec<Behaviour>,
        /// Questions for the trainer to ask the group.
        debrief: Vec<Text>,
    }

    /// A child or a pregnancy of a case.
    struct Subject {
        /// Its number.
        number: NonZeroU8,
        /// The month of birth, `2022-07`.
        born: Option<String> = default,
        /// Of a pregnancy: the month in which the birth is expected.
        expected: Option<String> = default,
        /// The id of the fact by which one learns of it; from the beginning, if there is none.
        known_by: Option<String> = default,
        /// When the child is handed over or leaves.
        handover: Option<String> = default,
        /// Since when the child is under temporary protection.
        protected_since: Option<String> = default,
    }

    /// One piece of information.
    struct Fact {
        /// The id within the case.
        id: String,
        /// The words.
        text: Text,
        /// What it is: to be told apart before anything is answered.
        nature: Nature,
        /// Why it is that.
        why: Text,
    }

    /// What a piece of information is.
    #[derive(Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Nature {
        /// Seen, measured, or written in a record.
        Fact,
        /// Said by somebody.
        Hearsay,
        /// Concluded, valued, or felt.
        Judgement,
    }

    /// A point in time of a case.
    struct Stage {
        /// When, `2026-11-20T15:30`.
        at: String,
        /// What happens.
        text: Text,
        /// The ids of the facts that are told then.
        tells: Vec<String> = default,
        /// What the scales give of the model answers at the end of the stage.
        expect: Vec<Expect>,
        /// Ids of steps that stand in the plan then.
        steps: Vec<String>,
    }

    /// What a scale gives of the model answers.
    struct Expect {
        /// The child's number.
        child: NonZeroU8,
        /// The scale's id.
        scale: String,
        /// The id of the level on what is known.
        known: String,
        /// The id of the level that cannot be ruled out.
        possible: String,
        /// Whether the trainee is asked for the level on what is known.
        asks: bool = default,
        /// Other levels that are right too.
        accept: Vec<String> = default,
        /// Levels of urgency that one gives who takes severity for it.
        confused: Vec<String> = default,
        /// Why it is this level. Required where the trainee is asked.
        why: Option<Text> = default,
    }

    /// Something that can be asked or done.
    struct Move {
        /// The id within the case.
        id: String,
        /// What kind of move it is.
        kind: MoveKind,
        /// What one does, in few words.
        label: Text,
        /// From which stage on it can be done, from 0.
        from: u8 = default,
        /// The last stage in which it can be done.
        until: Option<u8> = default,
        /// Whether it is right.
        verdict: Verdict,
        /// Of what should be done: the last stage in which it is done in time.
        by: Option<u8> = default,
        /// Whether to do it before notifying is to wait, where a notification is due.
        waits: bool = default,
        /// Of what should be done: the mistake made by not doing it.
        missed: Option<Mistake> = default,
        /// What one is told.
        result: Text,
        /// The ids of the facts that one learns.
        reveals: Vec<String> = default,
        /// Why it is right or wrong, told at the end.
        why: Text,
        /// Ids of the steps of the route pack that it practises.
        steps: Vec<String> = default,
    }

    /// The kinds of move.
    #[derive(Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum MoveKind {
        /// Asks somebody, or looks something up.
        Ask,
        /// Notifies or informs an authority.
        Notify,
        /// Anything else.
        Act,
    }

    /// Whether a move is right.
    #[derive(Copy, PartialEq, Eq)]
    enum Verdict {
        /// It is to be done.
        Should,
        /// It does no harm.
        May,
        /// It is a mistake.
        Wrong(Mistake),
    }

    /// The kinds of mistake that marking names.
    #[derive(Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Mistake {
        /// A sign of danger that was known is not a yes.
        MissedIndicator,
        /// What nobody knows is a no.
        UnknownAsNo,
        /// A denial, an impression or a retraction is a no.
        DenialAsNo,
        /// A yes that nothing said carries.
        ReadInto,
        /// Little harm so far was taken for little haste, or much harm for much haste.
        SeverityForUrgency,
        /// Inquired, or let time go by, where a notification was due.
        WaitedBeforeNotifying,
        /// Waited for a superior.
        WaitedForSuperior,
        /// Asked a child for details, or again.
        AskedTooMuch,
        /// Asked whom one should not ask.
        AskedWrongPerson,
        /// Did not look at a sibling.
        SiblingNotLookedAt,
        /// Told who reported, or where somebody hides.
        ReporterDisclosed,
        /// Went to the wrong desk, or took notification, information and support for one another.
        WrongRoute,
        /// Did what must not be done.
        DidForbidden,
    }

    /// A model answer to an item.
    struct ModelAnswer {
        /// The child's number; none for an item of the household.
        child: Option<NonZeroU8> = default,
        /// The item's id.
        item: String,
        /// The answer.
        value: Value,
        /// On what it rests. A no needs one that can rule out.
        basis: Option<Basis> = default,
        /// The ids of the facts on which it rests: all of them have to be known.
        facts: Vec<String>,
        /// Other answers that are right too.
        accept: Vec<Value> = default,
        /// Whether a denial, an impression or a retraction makes a no tempting.
        denial: bool = default,
        /// Why.
        reason: Text,
    }

    /// What a statement says.
    #[derive(Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum Value {
        /// It is so.
        Yes,
        /// It is not so.
        No,
        /// It is not known.
        Unknown,
    }

    /// On what a statement rests.
    #[derive(Copy, PartialEq, Eq)]
    enum Basis {
        /// Seen oneself.
        Seen,
        /// In a record.
        Record,
        /// Confirmed by another agency.
        Agency,
        /// Said by somebody.
        Heard,
        /// Concluded.
        Judged,
    }

    /// Something that has to be done to pass.
    struct Behaviour {
        /// What, in words.
        text: Text,
        /// The ids of moves of which one has to be done.
        any_of: Vec<String> = default,
        /// The last stage in which it is done in time.
        by: Option<u8> = default,
        /// Mistakes that must not be made.
        never: Vec<Mistake> = default,
    }

    /// A question of a drill.
    struct Drill {
        /// The id.
        id: String,
        /// Which drill it belongs to.
        kind: DrillKind,
        /// What is told or asked.
        prompt: Text,
        /// What to choose from. One at least is right, and one is wrong.
        choices: Vec<DrillChoice>,
    }

    /// The drills whose questions are written.
    #[derive(Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum DrillKind {
        /// Notification, information or support.
        Route,
        /// The first call, with a vague caller.
        FirstCall,
        /// A report to the meeting in three minutes.
        Report,
        /// Refused at the door.
        Door,
    }

    /// One of several things to choose from.
    struct DrillChoice {
        /// The words.
        text: Text,
        /// Whether it is right.
        right: bool = default,
        /// Why.
        why: Text,
    }
}

/// What a statement says, as records have it.
pub(super) fn value_of(value: Value) -> record::Value {
    match value {
        Value::Yes => record::Value::Yes,
        Value::No => record::Value::No,
        Value::Unknown => record::Value::Unknown,
    }
}
