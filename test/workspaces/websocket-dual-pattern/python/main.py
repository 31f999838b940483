"""Starts the chat backend and says what it is made of."""

from agents.chat_agent import ChatAgent
from api.bootstrap import boot
from api.wiring import wired_parts
from routes.chat import post_chat_message
from routes.presence import count_present
from services.capacity import rooms_for
from websocket_core.factory import create_websocket_manager


def run() -> str:
    """One line about the running process."""
    manager = create_websocket_manager({"channel": "lobby"})
    agent = ChatAgent("guide")
    parts = [
        f"{manager.channel} takes {manager.max_connections} connections",
        f"{len(wired_parts())} parts",
        agent.answer("hello"),
        f"{post_chat_message('general', 'hello')} sent",
        f"{count_present(['ada', 'grace'])} present",
        f"{rooms_for(1000)} rooms",
        boot(),
    ]
    return "; ".join(parts)


if __name__ == "__main__":
    print(run())
