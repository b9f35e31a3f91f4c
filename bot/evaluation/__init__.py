"""How good the answers are, measured on questions whose answers are known."""

from bot.evaluation.measure import evaluate
from bot.evaluation.picture import check_picture, draw_reliability
from bot.evaluation.report import Report

__all__ = ["Report", "check_picture", "draw_reliability", "evaluate"]
