pragma ComponentBehavior: Bound
import QtQuick
import Moedested.Theme

// How a room stands, from above: dots are chairs, boxes are tables; people where there are neither. The same counts must
// stand beside it in words.
Item {
    id: root

    required property string kind // the layout's id: meeting, circle, rows, horseshoe, tables, …
    required property int chairs
    property int tables: 0
    property bool small: false // beside a word, as an icon
    property color color: Theme.ink
    property color tableColor: Theme.white
    readonly property list<rect> boxes: tableBoxes()
    readonly property list<point> dots: chairDots()
    readonly property real grown: Math.max(1, Math.min(width / Theme.pictogramWidth, height / Theme.pictogramHeight))
    readonly property real dot: Theme.pictogramDot * (small ? 0.6 : shown > 24 ? 0.7 : 1) * grown
    readonly property int stroke: Math.round(Theme.strokeRibbon * Math.min(2, (1 + grown) / 2))
    readonly property int shown: Math.min(chairs, small ? 18 : 40)

    // Places in a unit square, x and y from 0 to 1.
    function ring(count: int, from: real, to: real, radius: real): list<point> {
        const places = [];
        for (let i = 0; i < count; ++i) {
            const angle = from + (to - from) * i / Math.max(1, count);
            places.push(Qt.point(0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)));
        }
        return places;
    }

    function spread(count: int, x1: real, y1: real, x2: real, y2: real): list<point> {
        const places = [];
        for (let i = 0; i < count; ++i) {
            const along = (i + 0.5) / count;
            places.push(Qt.point(x1 + (x2 - x1) * along, y1 + (y2 - y1) * along));
        }
        return places;
    }

    function aroundBoard(count: int): list<point> {
        const end = Math.max(0, Math.round(count / 5));
        const side = Math.max(0, count - end * 2);
        const above = Math.ceil(side / 2);
        return [...spread(above, 0.16, 0.1, 0.84, 0.1), ...spread(side - above, 0.16, 0.9, 0.84, 0.9), ...spread(end, 0.05, 0.2, 0.05, 0.8), ...spread(end, 0.95, 0.2, 0.95, 0.8)];
    }

    function inRows(count: int): list<point> {
        const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.5)));
        const places = [];
        for (let i = 0; i < count; ++i)
            places.push(Qt.point((i % columns + 0.5) / columns, 0.24 + 0.72 * (Math.floor(i / columns) + 0.5) / Math.ceil(count / columns)));
        return places;
    }

    function openRing(count: int): list<point> {
        const side = Math.floor(count / 3);
        return [...spread(count - side * 2, 0.12, 0.06, 0.88, 0.06), ...spread(side, 0.03, 0.2, 0.03, 1), ...spread(side, 0.97, 0.2, 0.97, 1)];
    }

    function aroundIslands(count: int): list<point> {
        const places = [];
        const islands = islandBoxes();
        const around = Math.max(1, Math.round(count / Math.max(1, islands.length)));
        for (let k = 0; k < islands.length; ++k) {
            const box = islands[k];
            const upper = Math.ceil(around / 2);
            const left = Math.max(0, Math.min(around, count - k * around));
            const above = Math.min(upper, left);
            places.push(...spread(above, box.x, box.y - 0.08, box.x + box.width, box.y - 0.08));
            places.push(...spread(left - above, box.x, box.y + box.height + 0.08, box.x + box.width, box.y + box.height + 0.08));
        }
        return places;
    }

    function islandBoxes(): list<rect> {
        const count = Math.max(1, Math.min(tables, 6));
        const columns = count > 4 ? 3 : count > 1 ? 2 : 1;
        const rows = Math.ceil(count / columns);
        const boxes = [];
        for (let i = 0; i < count; ++i)
            boxes.push(Qt.rect((i % columns + 0.14) / columns, (Math.floor(i / columns) + 0.3) / rows, 0.72 / columns, 0.4 / rows));
        return boxes;
    }

    function chairDots(): list<point> {
        switch (kind) {
        case "circle":
            return ring(shown, -Math.PI / 2, Math.PI * 1.5, 0.46);
        case "rows":
            return inRows(shown);
        case "horseshoe":
            return openRing(shown);
        case "meeting":
            return aroundBoard(shown);
        }
        return tables > 0 ? aroundIslands(shown) : shown > 0 ? ring(shown, -Math.PI / 2, Math.PI * 1.5, 0.46) : [];
    }

    function tableBoxes(): list<rect> {
        if (kind === "rows")
            return [Qt.rect(0.2, 0.02, 0.6, 0.06)];
        if (tables === 0)
            return [];
        if (kind === "horseshoe")
            return [Qt.rect(0.14, 0.18, 0.72, 0.16), Qt.rect(0.14, 0.34, 0.16, 0.62), Qt.rect(0.7, 0.34, 0.16, 0.62)];
        if (kind !== "meeting")
            return islandBoxes();
        const rows = tables > 1 ? 2 : 1;
        const columns = Math.ceil(tables / rows);
        const boxes = [];
        for (let i = 0; i < rows * columns; ++i)
            boxes.push(Qt.rect(0.16 + 0.68 * (i % columns) / columns, 0.27 + 0.46 * Math.floor(i / columns) / rows, 0.68 / columns, 0.46 / rows));
        return boxes;
    }

    objectName: "layoutPictogram"
    Accessible.ignored: true
    implicitHeight: Theme.pictogramHeight * (small ? 0.6 : 1)
    implicitWidth: Theme.pictogramWidth * (small ? 0.6 : 1)

    Repeater {
        model: root.boxes.length

        delegate: Rectangle {
            required property int index
            readonly property rect box: root.boxes[index]

            border.color: root.color
            border.width: root.stroke
            color: root.kind === "rows" ? root.color : root.tableColor
            height: Math.max(root.stroke + 2, Math.round(box.height * root.height) + 2)
            visible: box.width > 0
            width: Math.round(box.width * root.width) + 2
            x: Math.round(box.x * root.width) - 1
            y: Math.round(box.y * root.height) - 1
        }
    }

    Repeater {
        model: root.shown > 0 ? root.dots.length : 0

        delegate: Rectangle {
            required property int index
            readonly property point place: root.dots[index]

            color: root.color
            height: root.dot
            radius: root.dot / 2
            width: root.dot
            x: place.x * root.width - root.dot / 2
            y: place.y * root.height - root.dot / 2
        }
    }

    Row {
        anchors.centerIn: parent
        visible: root.chairs === 0 && root.tables === 0

        Repeater {
            model: parent.visible ? 3 : 0

            delegate: Icon {
                color: root.color
                glyph: Icons.personStanding
                size: root.width * 0.3
            }
        }
    }
}
