// Views of the result that are not needed until they are opened: importing this module defines their elements.

import "./calibration";
import "./confusion";
import "./layer-histograms";
import "./scatter";
