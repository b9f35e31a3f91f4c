"""Lets pytest explain the assertions of the contract, which is no test module itself."""

import pytest

pytest.register_assert_rewrite("tests.corpus.store_contract")
