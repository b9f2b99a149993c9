//! The cliff: why can one step of gradient descent undo what a network has learnt?
//!
//! The smallest recurrent network, one unit without input, x_t = w·σ(x_{t−1}) + b, run for T steps from x_0, with the
//! error E = (σ(x_T) − target)² (Pascanu, Mikolov & Bengio 2013, section 2.3). Over the plane of w and b the error is
//! flat except for a wall: there two attractors meet, and the gradient grows with T without bound. It is a toy with a
//! fixed input, and the page says so.

/// The network and its task.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cliff {
    /// T.
    pub steps: u32,
    /// x_0.
    pub start: f64,
    /// The target of σ(x_T).
    pub target: f64,
}

/// The error at one point of the plane, and its gradient.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// w.
    pub w: f64,
    /// b.
    pub b: f64,
    /// E.
    pub error: f64,
    /// ∂E/∂w.
    pub d_w: f64,
    /// ∂E/∂b.
    pub d_b: f64,
}

impl Place {
    /// ‖∇E‖.
    pub fn slope(&self) -> f64 {
        libm::hypot(self.d_w, self.d_b)
    }

    /// [`crate::wire::PLACE_FIELDS`].
    pub fn row(&self) -> [f64; 4] {
        [self.w, self.b, self.error, self.slope()]
    }
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

impl Cliff {
    /// The paper's: T = 50, x_0 = 0.5, target 0.7.
    pub const PAPER: Self = Self {
        steps: 50,
        start: 0.5,
        target: 0.7,
    };

    /// The error at (w, b) and its gradient, computed forward together with the state: ∂x_t/∂w = σ(x_{t−1}) +
    /// w·σ′·∂x_{t−1}/∂w.
    pub fn at(&self, w: f64, b: f64) -> Place {
        let (mut x, mut x_w, mut x_b) = (self.start, 0.0, 0.0);
        for _ in 0..self.steps {
            let s = sigmoid(x);
            let slope = w * s * (1.0 - s);
            (x_w, x_b) = (s + slope * x_w, 1.0 + slope * x_b);
            x = w * s + b;
        }
        let s = sigmoid(x);
        let miss = s - self.target;
        let d_x = 2.0 * miss * s * (1.0 - s);
        Place {
            w,
            b,
            error: miss * miss,
            d_w: d_x * x_w,
            d_b: d_x * x_b,
        }
    }

    /// The error over a part of the plane: `columns` × `rows` cells, each evaluated at its centre, in the order in
    /// which a picture is painted: from the highest b to the lowest, and in each row from the lowest w to the highest.
    /// Ranges are (low, high).
    pub fn surface(&self, w: (f64, f64), columns: usize, b: (f64, f64), rows: usize) -> Vec<f32> {
        let middle = |(low, high): (f64, f64), i: usize, cells: usize| {
            low + (high - low) * (i as f64 + 0.5) / cells as f64
        };
        (0..rows)
            .rev()
            .flat_map(|j| (0..columns).map(move |i| (i, j)))
            .map(|(i, j)| self.at(middle(w, i, columns), middle(b, j, rows)).error as f32)
            .collect()
    }

    /// Gradient descent from (w, b): the points it visits, the start included. A limit clips the gradient by norm.
    pub fn descend(
        &self,
        w: f64,
        b: f64,
        rate: f64,
        clip: Option<f64>,
        updates: usize,
    ) -> Vec<Place> {
        let mut path = vec![self.at(w, b)];
        for _ in 0..updates {
            let here = path[path.len() - 1];
            let slope = here.slope();
            let scale = clip.map_or(1.0, |limit| if slope > limit { limit / slope } else { 1.0 });
            path.push(self.at(
                here.w - rate * scale * here.d_w,
                here.b - rate * scale * here.d_b,
            ));
        }
        path
    }

    /// The positions of the wall at `w`, as values of b between `low` and `high`: where the error changes by more than
    /// `jump` from one of `cells` cells to the next, the interval is halved down to the precision of the numbers. A
    /// grid alone misses the wall: at w > 5 and T = 50 it is thinner than a thousandth.
    pub fn wall(&self, w: f64, low: f64, high: f64, cells: usize, jump: f64) -> Vec<f64> {
        let width = (high - low) / cells as f64;
        let error = |b: f64| self.at(w, b).error;
        (0..cells)
            .filter_map(|i| {
                let (mut left, mut right) = (low + width * i as f64, low + width * (i + 1) as f64);
                let (mut e_left, mut e_right) = (error(left), error(right));
                if (e_left - e_right).abs() <= jump {
                    return None;
                }
                for _ in 0..60 {
                    let middle = 0.5 * (left + right);
                    let e_middle = error(middle);
                    if (e_middle - e_left).abs() > (e_right - e_middle).abs() {
                        (right, e_right) = (middle, e_middle);
                    } else {
                        (left, e_left) = (middle, e_middle);
                    }
                }
                Some(0.5 * (left + right))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_is_the_formula() {
        let place = Cliff {
            steps: 1,
            start: 0.0,
            target: 0.7,
        }
        .at(2.0, -1.0);
        // x_1 = 2·½ − 1 = 0, σ = ½, E = 0.04; ∂E/∂x = 2·(−0.2)·¼ = −0.1, ∂x/∂w = ½, ∂x/∂b = 1.
        assert!((place.error - 0.04).abs() < 1e-15);
        assert!((place.d_w + 0.05).abs() < 1e-15 && (place.d_b + 0.1).abs() < 1e-15);
    }

    #[test]
    fn a_surface_is_painted_from_the_top_left() {
        let surface = Cliff::PAPER.surface((3.0, 8.0), 5, (-4.5, 0.0), 3);
        assert_eq!(surface.len(), 15);
        assert_eq!(surface[0], Cliff::PAPER.at(3.5, -0.75).error as f32);
        assert_eq!(surface[14], Cliff::PAPER.at(7.5, -3.75).error as f32);
    }

    #[test]
    fn the_gradient_agrees_with_nudging() {
        let nudge = 1e-6;
        for (w, b) in [(3.2, -1.1), (4.5, -2.0), (5.5, -2.4)] {
            let here = Cliff {
                steps: 20,
                ..Cliff::PAPER
            }
            .at(w, b);
            let error = |w, b| {
                Cliff {
                    steps: 20,
                    ..Cliff::PAPER
                }
                .at(w, b)
                .error
            };
            let d_w = (error(w + nudge, b) - error(w - nudge, b)) / (2.0 * nudge);
            let d_b = (error(w, b + nudge) - error(w, b - nudge)) / (2.0 * nudge);
            let miss = libm::hypot(d_w - here.d_w, d_b - here.d_b);
            assert!(
                miss <= 1e-6 * here.slope().max(1.0),
                "at ({w}, {b}): off by {miss}"
            );
        }
    }

    #[test]
    fn descent_is_thrown_off_the_wall_and_clipping_keeps_it_in_the_valley() {
        let cliff = Cliff {
            steps: 20,
            ..Cliff::PAPER
        };
        let thrown = cliff.descend(5.5, -2.4, 0.2, None, 120);
        let longest = thrown
            .windows(2)
            .map(|p| libm::hypot(p[1].w - p[0].w, p[1].b - p[0].b))
            .fold(0.0, f64::max);
        assert!(longest > 4.0, "the longest jump is {longest}");
        // Saturated: σ(x_T) is 1, and the error (1 − 0.7)².
        assert!((thrown[120].error - 0.09).abs() < 1e-3, "{:?}", thrown[120]);
        let kept = cliff.descend(5.5, -2.4, 0.2, Some(0.5), 400);
        assert!(kept[400].error < 1e-3, "{:?}", kept[400]);
    }

    #[test]
    fn the_papers_descent_ends_where_it_is_known_to_end() {
        let thrown = Cliff::PAPER.descend(5.0, -1.6, 1.0, None, 400);
        let jump = |p: &[Place]| libm::hypot(p[1].w - p[0].w, p[1].b - p[0].b);
        let longest = thrown.windows(2).map(jump).fold(0.0, f64::max);
        assert!((longest - 4.2).abs() < 0.1, "the longest jump is {longest}");
        assert!((thrown[400].error - 0.09).abs() < 1e-3, "{:?}", thrown[400]);
        let kept = Cliff::PAPER.descend(5.0, -1.6, 1.0, Some(0.2), 400)[400];
        assert!(kept.error < 1e-4, "{kept:?}");
        let miss = libm::hypot(kept.w - 3.54, kept.b + 1.64);
        assert!(miss < 0.02, "it ends {miss} away: {kept:?}");
    }

    #[test]
    fn the_wall_is_found_where_a_grid_would_miss_it() {
        let wall = Cliff::PAPER.wall(6.0, -4.5, 0.0, 200, 0.1);
        assert!(!wall.is_empty());
        for b in wall {
            let (before, after) = (
                Cliff::PAPER.at(6.0, b - 1e-6).error,
                Cliff::PAPER.at(6.0, b + 1e-6).error,
            );
            assert!(
                (before - after).abs() > 0.1,
                "no jump at b = {b}: {before} → {after}"
            );
        }
    }
}
