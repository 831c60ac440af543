//! The kinds of paper, and what of a record each may show. A paper is composed of the record that [`shown`] gives and of
//! nothing else, so that what is left out here stands nowhere on it.

use crate::record::{Child, Record, Statements};

/// The kinds of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    /// 決裁用: for the office itself, with seal boxes and a sheet to detach.
    Approval,
    /// 関係機関共有用.
    Sharing,
    /// 移管用: for the authority that takes the case over.
    Transfer,
    /// One page for the next shift.
    Handover,
    /// One line for the register.
    Register,
    /// The sheet to fill in by hand.
    Blank,
}

impl PaperKind {
    /// All kinds.
    pub const ALL: [PaperKind; 6] = [
        PaperKind::Approval,
        PaperKind::Sharing,
        PaperKind::Transfer,
        PaperKind::Handover,
        PaperKind::Register,
        PaperKind::Blank,
    ];

    /// The name by which a page asks for it.
    pub fn name(self) -> &'static str {
        match self {
            PaperKind::Approval => "approval",
            PaperKind::Sharing => "sharing",
            PaperKind::Transfer => "transfer",
            PaperKind::Handover => "handover",
            PaperKind::Register => "register",
            PaperKind::Blank => "blank",
        }
    }

    /// The kind of a name.
    pub fn of_name(name: &str) -> Option<PaperKind> {
        PaperKind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether it leaves the office.
    pub fn leaves_the_office(self) -> bool {
        matches!(self, PaperKind::Sharing | PaperKind::Transfer)
    }
}

/// What of a record a paper may show. Who said, saw or reported something is taken out of every kind: it stands on the
/// sheet to detach alone (児童虐待防止法7条). What leaves the office has neither the log of calls nor who works there, nor
/// where a family is whose address is secret.
pub fn shown(record: &Record, kind: PaperKind) -> Record {
    let mut shown = record.clone();
    without_sources(&mut shown.household);
    for child in &mut shown.children {
        without_sources(&mut child.statements);
        child.presence.last_seen_by = None;
    }
    for left in &mut shown.left_behind {
        left.statements.iter_mut().filter_map(|said| said.basis.as_mut()).for_each(|basis| basis.from = None);
    }
    shown.calls.clear();
    shown.steps.iter_mut().for_each(|step| step.by = None);
    if kind.leaves_the_office() {
        // A role tells what kind of office reported.
        shown.circumstances.role = None;
        shown.looks.iter_mut().for_each(|look| look.by = None);
        shown.minutes.iter_mut().for_each(|minutes| {
            let inside = ["posts", "dissent"];
            minutes.fields.retain(|name| !inside.contains(&name));
        });
        if let Some(secret) = &mut shown.circumstances.secret {
            secret.safe_contact = None;
            shown.circumstances.area = None;
            shown.children.iter_mut().for_each(without_place);
            // Where a case goes tells where the family went, and whose district it is tells where it lives.
            shown.minutes.iter_mut().for_each(|minutes| {
                minutes.fields.retain(|name| !["to", "lead", "police", "other_office"].contains(&name));
            });
        }
    }
    shown
}

fn without_place(child: &mut Child) {
    child.presence.place = None;
    child.presence.handover_to = None;
}

fn without_sources(statements: &mut Statements) {
    for said in statements.values_mut().flatten() {
        if let Some(basis) = &mut said.basis {
            basis.from = None;
        }
    }
}

#[cfg(test)]
mod tests;
