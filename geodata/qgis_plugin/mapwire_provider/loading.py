"""Adds results to the project when the algorithm is done."""
import json
import os

from qgis.core import QgsProcessingContext, QgsProcessingUtils, QgsVectorLayer

# Drawn from the first (below) to the last (on top).
ORDER = ("zones", "regions", "event_areas", "lines", "places", "events")


def load(path, name, context):
    """Queues one layer; the style beside it (same name, .qml) comes with it."""
    layer = QgsVectorLayer(path, name, "ogr")
    if not layer.isValid():
        return None
    layer.loadDefaultStyle()
    context.temporaryLayerStore().addMapLayer(layer)
    details = QgsProcessingContext.LayerDetails(name, context.project(), name)
    context.addLayerToLoadOnCompletion(layer.id(), details)
    return layer.id()


def has_features(path):
    with open(path, encoding="utf-8") as stream:
        return bool(json.load(stream).get("features"))


def load_folder(folder, context):
    """Queues the layers of a run that have features."""
    loaded = []
    for name in ORDER:
        path = os.path.join(folder, name + ".geojson")
        if os.path.exists(path) and has_features(path):
            loaded.append(load(path, name, context))
    return [layer for layer in loaded if layer]
