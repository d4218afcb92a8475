"""Adds results to the project when the algorithm is done."""
import json
import os

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface, QgsVectorLayer

# Drawn from the first (below) to the last (on top).
ORDER = ("zones", "regions", "event_areas", "lines", "places", "events")


class InOrder(QgsProcessingLayerPostProcessorInterface):
    """QGIS loads layers in the order of their ids; this puts those of one run in ours, the last on top. It works for the
    layer that QGIS loads last, and for that alone: QGIS deletes the processor of each layer."""

    kept = []  # QGIS keeps no reference of its own

    def __init__(self, ids):
        super().__init__()
        self.ids = ids
        InOrder.kept.append(self)

    def postProcessLayer(self, _layer, context, _feedback):
        project = context.project()
        for layer_id in self.ids if project else []:
            node = project.layerTreeRoot().findLayer(layer_id)
            if node:
                parent = node.parent()
                parent.insertChildNode(0, node.clone())
                parent.removeChildNode(node)


def opened(path, name):
    """The layer with the style beside it (same name, .qml), or None."""
    layer = QgsVectorLayer(path, name, "ogr")
    if not layer.isValid():
        return None
    layer.loadDefaultStyle()
    return layer


def queue(layers, context):
    """Queues layers, the lowest first."""
    ids = [layer.id() for layer in layers]
    for layer in layers:
        context.temporaryLayerStore().addMapLayer(layer)
        details = QgsProcessingContext.LayerDetails(layer.name(), context.project(), layer.name())
        if layer.id() == max(ids) and len(ids) > 1:
            details.setPostProcessor(InOrder(ids))
        context.addLayerToLoadOnCompletion(layer.id(), details)
    return ids


def load(path, name, context):
    """Queues one layer; its id, or None."""
    layer = opened(path, name)
    return queue([layer], context)[0] if layer else None


def has_features(path):
    with open(path, encoding="utf-8") as stream:
        return bool(json.load(stream).get("features"))


def load_folder(folder, context):
    """Queues the layers of a run that have features."""
    paths = [(os.path.join(folder, name + ".geojson"), name) for name in ORDER]
    layers = [opened(path, name) for path, name in paths if os.path.exists(path) and has_features(path)]
    return queue([layer for layer in layers if layer], context)
