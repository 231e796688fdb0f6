pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Bridge
import Moedested.Controls

// The plan that a page's view model has chosen; nothing where the house has none.
PlanPicture {
    required property PlanModel plan

    areas: plan.areas
    hereText: plan.hereText
    hereX: plan.hereX
    hereY: plan.hereY
    marks: plan.marks
    metresDeep: plan.metresDeep
    metresWide: plan.metresWide
    spoken: plan.spoken
    title: plan.title
    visible: plan.known
}
