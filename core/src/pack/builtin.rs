use super::PackText;

/// The packs that come with the program.
pub const BUILT_IN: [PackText<'static>; 1] =
    [PackText { name: "jp-protection-sheet.json", text: include_str!("../../../packs/jp-protection-sheet.json") }];
