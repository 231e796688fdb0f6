pragma Singleton
import QtQuick
import Moedested.Theme

// Icons by the names the view models use.
QtObject {
    function named(name: string): string {
        return name === "" ? "" : Icons[name];
    }
}
