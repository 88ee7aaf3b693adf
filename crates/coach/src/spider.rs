//! A spider diagram as SVG: five corners, five rings, one or two shapes that also without colour are told apart.

use std::fmt::Write as _;

use crate::kompas::{FACTORS, Scores};

/// Width of the picture, in its own units and in pixels.
pub const WIDTH: u32 = 720;
/// Height of the picture.
pub const HEIGHT: u32 = 560;

const MIDDLE: (f64, f64) = (360.0, 262.0);
const RADIUS: f64 = 190.0;
const RINGS: u32 = 5;

/// Line, pattern of the line and colour of each shape.
const LOOKS: [(&str, &str); 2] = [("#0b6349", ""), ("#8a3d00", "9 6")];

/// One shape with the words that tell what it is.
pub struct Shape {
    /// The words under the diagram.
    pub name: String,
    /// Where its corners are.
    pub scores: Scores,
}

/// Draws it: `title` and `about` are what is read aloud, `corners` the names of the factors. At most two shapes are drawn.
pub fn draw(title: &str, about: &str, corners: &[String], shapes: &[Shape]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"spider-title spider-about\" font-family=\"system-ui, sans-serif\" font-size=\"18\">\
         <title id=\"spider-title\">{}</title><desc id=\"spider-about\">{}</desc>\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"8\" fill=\"#fff\"/>",
        escaped(title),
        escaped(about)
    );
    for ring in 1..=RINGS {
        let corners: Vec<(f64, f64)> = (0..FACTORS).map(|at| place(at, f64::from(ring))).collect();
        let _ = write!(
            svg,
            "<polygon points=\"{}\" fill=\"none\" stroke=\"#9aabb1\"/>",
            points(&corners)
        );
    }
    for (at, name) in corners.iter().enumerate().take(FACTORS) {
        let (x, y) = place(at, f64::from(RINGS));
        let _ = write!(
            svg,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{x:.1}\" y2=\"{y:.1}\" stroke=\"#9aabb1\"/>",
            MIDDLE.0, MIDDLE.1
        );
        let (x, y) = place(at, f64::from(RINGS) + 0.45);
        let anchor = match x - MIDDLE.0 {
            side if side > 20.0 => "start",
            side if side < -20.0 => "end",
            _ => "middle",
        };
        let _ = write!(
            svg,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" fill=\"#1d2a2e\">{}</text>",
            y + 6.0,
            escaped(name)
        );
    }
    for ring in 1..=RINGS {
        let (x, y) = place(0, f64::from(ring));
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"14\" fill=\"#4c5d63\">{ring}</text>",
            x + 5.0,
            y + 15.0
        );
    }
    for (number, (shape, (colour, dashes))) in shapes.iter().zip(LOOKS).enumerate() {
        svg.push_str(&outline(shape, number, colour, dashes));
        let y = 500.0 + 30.0 * f64::from(u8::try_from(number).unwrap_or_default());
        let _ = write!(
            svg,
            "<line x1=\"60\" y1=\"{y}\" x2=\"110\" y2=\"{y}\" stroke=\"{colour}\" stroke-width=\"3\" stroke-dasharray=\"{dashes}\"/>{}\
             <text x=\"124\" y=\"{}\" fill=\"#1d2a2e\">{}</text>",
            corner(85.0, y, number, colour),
            y + 6.0,
            escaped(&shape.name)
        );
    }
    svg.push_str("</svg>");
    svg
}

fn outline(shape: &Shape, number: usize, colour: &str, dashes: &str) -> String {
    let scored = shape.scores.iter().enumerate();
    let corners: Vec<(f64, f64)> = scored
        .filter_map(|(at, score)| Some(place(at, (*score)?)))
        .collect();
    let mut drawn = String::new();
    if corners.len() > 1 {
        let _ = write!(
            drawn,
            "<polygon points=\"{}\" fill=\"{colour}\" fill-opacity=\"{}\" stroke=\"{colour}\" stroke-width=\"3\" stroke-dasharray=\"{dashes}\"/>",
            points(&corners),
            if number == 0 { "0.16" } else { "0" }
        );
    }
    for (x, y) in corners {
        drawn.push_str(&corner(x, y, number, colour));
    }
    drawn
}

fn corner(x: f64, y: f64, number: usize, colour: &str) -> String {
    if number == 0 {
        format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\" fill=\"{colour}\"/>")
    } else {
        format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"11\" height=\"11\" fill=\"#fff\" stroke=\"{colour}\" stroke-width=\"3\"/>",
            x - 5.5,
            y - 5.5
        )
    }
}

/// Where a score stands; the first corner is at the top, the others follow the clock.
fn place(at: usize, score: f64) -> (f64, f64) {
    let turn = f64::from(u8::try_from(at).unwrap_or_default()) / 5.0;
    let (sine, cosine) = (turn * std::f64::consts::TAU).sin_cos();
    let far = RADIUS * score / f64::from(RINGS);
    (MIDDLE.0 + sine * far, MIDDLE.1 - cosine * far)
}

fn points(corners: &[(f64, f64)]) -> String {
    let points: Vec<String> = corners
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    points.join(" ")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(scores: Scores) -> Shape {
        Shape {
            name: "Nu <nu> & \"straks\"".to_owned(),
            scores,
        }
    }

    #[test]
    fn a_full_score_reaches_the_rim_and_the_first_corner_is_at_the_top() {
        let (x, y) = place(0, 5.0);
        assert!((x - MIDDLE.0).abs() < 1e-9 && (y - (MIDDLE.1 - RADIUS)).abs() < 1e-9);
        let (x, y) = place(1, 5.0);
        assert!(
            x > MIDDLE.0 && y < MIDDLE.1,
            "the second stands to the right"
        );
    }

    #[test]
    fn what_has_no_score_has_no_corner_and_texts_are_texts() {
        let corners: Vec<String> = (0..5).map(|at| format!("deel {at}")).collect();
        let scores = [Some(1.0), None, Some(3.0), Some(4.0), Some(5.0)];
        let svg = draw(
            "Titel",
            "Over",
            &corners,
            &[shape(scores), shape(Scores::default())],
        );
        assert_eq!(
            svg.matches("<circle").count(),
            4 + 1,
            "four corners and the one beside its name"
        );
        assert!(svg.contains("Nu &lt;nu&gt; &amp; &quot;straks&quot;") && !svg.contains("<nu>"));
        assert!(svg.contains("<title id=") && svg.contains("<desc id="));
        assert_eq!(
            svg.matches("stroke-dasharray=\"9 6\"").count(),
            1,
            "an empty shape has its name alone"
        );
    }
}
