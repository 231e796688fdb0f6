from ui.view_models.visit.navigation import Navigation, Page


def test_back_leads_the_way_one_came() -> None:
    walked = Navigation().opened(Page.FIND).opened(Page.RESULTS).opened(Page.CONFIRM)
    assert walked.went_back().page is Page.RESULTS
    assert walked.went_back().went_back().page is Page.FIND


def test_there_is_no_back_behind_the_first_page() -> None:
    assert Navigation().went_back() == Navigation()


def test_opening_the_page_shown_changes_nothing() -> None:
    walked = Navigation().opened(Page.FIND)
    assert walked.opened(Page.FIND) == walked


def test_what_is_decided_cannot_be_walked_back_into() -> None:
    decided = Navigation().opened(Page.FIND).opened(Page.RESULTS).opened(Page.CONFIRM).ended_at(Page.RECEIPT)
    assert decided.went_back().page is Page.ATTRACT


def test_back_from_a_no_leads_past_the_confirm_page() -> None:
    refused = Navigation().opened(Page.RESULTS).opened(Page.CONFIRM).stopped_at(Page.STOPPED)
    assert refused.went_back().page is Page.RESULTS


def test_what_somebody_brings_lies_over_the_page_shown_and_not_twice() -> None:
    looking = Navigation().opened(Page.FIND)
    brought = looking.brought(Page.MY_RECEIPT)

    assert brought.is_over_another
    assert brought.opened(Page.CONDITION).brought(Page.MY_RECEIPT) == brought
    assert brought.brought(Page.MY_RECEIPT) == brought
    assert brought.went_back() == looking
    assert not Navigation().brought(Page.MY_RECEIPT).is_over_another
