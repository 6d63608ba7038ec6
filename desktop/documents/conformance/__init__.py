"""The judge of official papers: any .docx or .pdf against Nghị định 30/2020/NĐ-CP.

It knows nothing of how our own papers are made: the writers' code is never imported here.
"""

from desktop.documents.conformance.departure import Departure
from desktop.documents.conformance.judgement import check, check_pair
from desktop.documents.conformance.rules import RULES, Rule, Severity

__all__ = ["RULES", "Departure", "Rule", "Severity", "check", "check_pair"]
