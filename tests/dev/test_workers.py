"""Lost workers are begun again, and the server gives up only where many are lost at once."""

from dev.workers import LOST_AT_ONCE, bear_losses


def test_a_worker_may_be_lost_again_and_again_and_a_server_that_cannot_start_ends() -> None:
    class Server:
        def __init__(self) -> None:
            self.respawned_wrks: dict[int, float] = {}

        def _respawn_workers(self, workers: list[int]) -> None:
            self.respawned_wrks |= dict.fromkeys(workers, 1.0)

    bear_losses(Server)
    server = Server()
    remembered = []
    for _ in range(LOST_AT_ONCE):
        server._respawn_workers([0])
        remembered.append(bool(server.respawned_wrks))
    # granian ends when it remembers one that is lost.
    assert remembered == [False] * (LOST_AT_ONCE - 1) + [True]
