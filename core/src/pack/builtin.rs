use super::PackText;

/// The packs that come with the program.
pub const BUILT_IN: [PackText<'static>; 5] = [
    PackText { name: "jp-protection-sheet.json", text: include_str!("../../../packs/jp-protection-sheet.json") },
    PackText { name: "jp-observation-lists.json", text: include_str!("../../../packs/jp-observation-lists.json") },
    PackText { name: "jp-first-page.json", text: include_str!("../../../packs/jp-first-page.json") },
    PackText { name: "jp-routes.json", text: include_str!("../../../packs/jp-routes.json") },
    PackText { name: "jp-directory.json", text: include_str!("../../../packs/jp-directory.json") },
];
