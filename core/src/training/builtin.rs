use crate::pack::PackText;

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The training packs that come with the program: aims, then the cases, then the drills.
        pub const BUILT_IN: &[PackText<'static>] = &[$(PackText {
            name: concat!("training/", $name),
            text: include_str!(concat!("../../../packs/training/", $name)),
        }),*];
    };
}

built_in!(
    "aims.json",
    "handprint-at-nursery.json",
    "principal-waits.json",
    "letter-from-father.json",
    "at-the-gate-at-five.json",
    "told-after-class.json",
    "colleague-in-the-next-room.json",
    "after-the-new-act.json",
    "learning-room.json",
    "baby-with-no-marks.json",
    "treatment-refused.json",
    "crying-behind-the-wall.json",
    "the-empty-chair.json",
    "a-tired-voice.json",
    "two-families-one.json",
    "two-families-two.json",
    "bags-on-the-stairs.json",
    "expecting-at-sixteen.json",
    "nobody-opens-the-door.json",
    "burn-in-the-ward.json",
    "blue-marks-explained.json",
    "words-in-between.json",
    "a-lowered-guess.json",
    "call-returned.json",
    "from-five-to-eight.json",
    "boxes-in-the-hall.json",
    "drills.json",
);
