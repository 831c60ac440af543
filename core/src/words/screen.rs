use super::Gap;

/// The words of the screen's controls. A field with parameters is a sentence with gaps.
pub struct Screen {
    /// The region of the sheet.
    pub sheet: &'static str,
    /// The list of the parts of the sheet.
    pub contents: &'static str,
    /// The tools above the sheet.
    pub tools: &'static str,
    /// The field for the case number.
    pub case_number: &'static str,
    /// Who uses the sheet.
    pub role: &'static str,
    /// Choosing a role begins the work.
    pub role_hint: &'static str,
    /// Roles that ask for help.
    pub other_roles: &'static str,
    /// Where the child lives.
    pub area: &'static str,
    /// No area is chosen.
    pub area_unset: &'static str,
    /// The heading of scope and limits.
    pub limits: &'static str,
    /// The button that shows the first screen again.
    pub about: &'static str,
    /// The button that leaves the first screen.
    pub go_on: &'static str,
    /// The button for ふりがな.
    pub kana: &'static str,
    /// The button that covers everything.
    pub hide: &'static str,
    /// What a covered screen says.
    pub hidden: &'static str,
    /// The button that uncovers it.
    pub show_again: &'static str,
    /// The button that wipes everything.
    pub erase: &'static str,
    /// The question before it.
    pub erase_question: &'static str,
    /// Wipe it.
    pub erase_yes: &'static str,
    /// Leave it.
    pub cancel: &'static str,
    /// A child.
    pub child: Gap,
    /// A pregnancy.
    pub pregnancy: Gap,
    /// The list of children.
    pub children: &'static str,
    /// The button that adds a child.
    pub add_child: &'static str,
    /// The button that adds a pregnancy.
    pub add_pregnancy: &'static str,
    /// The button that moves a child up.
    pub move_up: Gap,
    /// The button that removes a child.
    pub remove: Gap,
    /// The field for a child's month of birth.
    pub born: Gap,
    /// How to write it.
    pub born_hint: &'static str,
    /// It was written in another way.
    pub born_wrong: &'static str,
    /// The field for the month in which a birth is expected.
    pub expected: &'static str,
    /// The button that makes a pregnancy a child.
    pub has_been_born: &'static str,
    /// What holds for siblings.
    pub siblings: &'static str,
    /// The field for when the notification was received.
    pub received: &'static str,
    /// The heading of the front page.
    pub front: &'static str,
    /// What to do there.
    pub front_hint: &'static str,
    /// Where the child is now.
    pub place: &'static str,
    /// Examples of it.
    pub place_hint: &'static str,
    /// When the child is handed over.
    pub handover: &'static str,
    /// To whom.
    pub handover_to: &'static str,
    /// When the child will surely be seen next.
    pub next_seen: &'static str,
    /// When the child was last seen.
    pub last_seen: &'static str,
    /// By whom.
    pub last_seen_by: &'static str,
    /// When the suspected person comes back.
    pub suspect_returns: &'static str,
    /// The day of a time.
    pub day: Gap,
    /// The time of day.
    pub time: Gap,
    /// The heading of the sheet for those who report.
    pub notes: &'static str,
    /// The button that opens it.
    pub notes_open: &'static str,
    /// The heading of lists for other roles.
    pub more_lists: &'static str,
    /// What the key does.
    pub key_hint: fn(basis: Option<&str>) -> String,
    /// The button that leaves the rest unknown.
    pub rest_unknown: &'static str,
    /// The button that rules the rest out.
    pub rest_no: &'static str,
    /// Apply it.
    pub rest_apply: &'static str,
    /// What both do.
    pub rest_hint: &'static str,
    /// The heading of definition, examples and sources.
    pub more_about: &'static str,
    /// The heading of examples.
    pub examples: &'static str,
    /// The heading of what to look at.
    pub look_at: &'static str,
    /// The field for the basis.
    pub basis: &'static str,
    /// The field for the record, agency or person a statement comes from.
    pub from: &'static str,
    /// The field for words as they were said.
    pub words: &'static str,
    /// When it was seen or heard.
    pub when: &'static str,
    /// The field for who confirms something.
    pub by_whom: &'static str,
    /// The field for until when.
    pub until_when: &'static str,
    /// A no without a basis that can carry it counts as unknown.
    pub no_needs_basis: &'static str,
    /// A no that is not later than a failed attempt.
    pub no_not_later: &'static str,
    /// Asks why a yes became a no.
    pub why_not_yes: &'static str,
    /// The field for the answer.
    pub answer: &'static str,
    /// To which answer the fields below belong.
    pub about_answer: Gap,
    /// The mark of an item of the household.
    pub of_household: &'static str,
    /// Whose part of the sheet is being filled in.
    pub entering: Gap,
    /// The button for one more piece of information.
    pub another: &'static str,
    /// Add it.
    pub add: &'static str,
    /// The heading of an item's statements.
    pub history: &'static str,
    /// The button that withdraws a statement.
    pub withdraw: &'static str,
    /// The field for why.
    pub withdraw_reason: &'static str,
    /// How many items of a question are answered.
    pub answered: fn(done: usize, all: usize) -> String,
    /// Undo the last change.
    pub undo: &'static str,
    /// Household items hold for all children.
    pub household: &'static str,
    /// The heading of the body figure.
    pub body: &'static str,
    /// How to use it.
    pub body_hint: &'static str,
    /// The front.
    pub body_front: &'static str,
    /// The back.
    pub body_back: &'static str,
    /// The list of regions.
    pub body_list: &'static str,
    /// No region is chosen.
    pub body_none: &'static str,
    /// The kind of a mark.
    pub mark_kind: &'static str,
    /// Its size.
    pub mark_size: &'static str,
    /// Its colour.
    pub mark_colour: &'static str,
    /// The button that marks it.
    pub mark_add: &'static str,
    /// A region and how many marks it has.
    pub marks: fn(region: &str, count: usize) -> String,
    /// Sources and who may confirm it.
    pub background: &'static str,
    /// The note under the page of those who ask for help.
    pub asking_end: &'static str,
    /// The heading over the desks of that page.
    pub other_desks: &'static str,
    /// The button to the list of desks.
    pub desks: &'static str,
    /// What became of a step.
    pub step_state: &'static str,
    /// Which post did it.
    pub by_post: &'static str,
    /// The log of calls.
    pub call_log: &'static str,
    /// Which desk was called.
    pub call_to: &'static str,
    /// Which post there took the call.
    pub call_taken_by: &'static str,
    /// What was said.
    pub call_said: &'static str,
    /// Adds the call.
    pub call_add: &'static str,
    /// Since when the child is under temporary protection.
    pub protected_since: &'static str,
    /// The day whose rules are shown.
    pub rules_on: &'static str,
}
