//! Page side of the extension: finds the box, feeds the guard, carries out its effects, draws chip and dialog.
